import { besideRules } from "#catalogs/index.ts";
import { ruleApplies } from "./requirement.ts";
import type { AlsoRequired, RequirementDecision, RequirementInput } from "./types.ts";

/**
 * What must be shown beside the required CMMC status: a contract that carries 252.204-7020 lets no
 * subcontract with CUI be awarded without a NIST SP 800-171 DoD Assessment, whatever status it
 * requires. It stands beside the verdict on the status and never changes it.
 *
 * @returns null where no status is required: then the requirement itself says what is needed.
 * @throws never
 * @see DFARS 252.204-7020(g)(2)
 */
export function findAlsoRequired(
  input: RequirementInput,
  { required }: Pick<RequirementDecision, "required">,
): AlsoRequired | null {
  if (required === null) return null;
  const rule = besideRules.find((candidate) => ruleApplies(candidate, input));
  return rule ? { code: rule.code, citation: rule.source.paragraph, why: rule.why } : null;
}
