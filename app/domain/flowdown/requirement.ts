import { rankOf } from "#app/domain/cmmc/rank.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { type FlowdownRule, flowdownRules } from "#catalogs/index.ts";
import type { RequirementDecision, RequirementInput } from "./types.ts";

const MINIMUM_RULES = flowdownRules.filter((rule) => rule.require !== "directed");
const DIRECTED_RULE = flowdownRules.find((rule) => rule.require === "directed");
const EXEMPT = new Set(["no-fci-or-cui", "cots-only"]);

/**
 * Which CMMC status a subcontract requires.
 *
 * The information that flows and the prime contract's status set the minimum; a status that DoD
 * directed replaces it when it is higher; one that is lower is put before a person
 * (`findDirectedBelowMinimum`). A contract without a CMMC requirement may still ask for a
 * NIST SP 800-171 DoD Assessment: then the code is `dod-assessment`.
 *
 * @returns `required` null when no CMMC status is required.
 * @throws Error when the catalog has no rule for the facts, which its checks rule out.
 * @see 32 CFR 170.23
 */
export function decideRequirement(input: RequirementInput): RequirementDecision {
  for (const rule of MINIMUM_RULES) {
    if (!ruleApplies(rule, input)) continue;
    const { directedStatus } = input.subcontract;
    if (directedStatus && !EXEMPT.has(rule.code) && DIRECTED_RULE) {
      const minimum = rule.require === "directed" ? null : rule.require;
      if (minimum === null || rankOf(directedStatus) > rankOf(minimum))
        return decision(DIRECTED_RULE, directedStatus);
    }
    return decision(rule, rule.require === "directed" ? null : rule.require);
  }
  throw new Error("no flowdown rule applies");
}

/** Whether every fact that the rule names has one of its named values. */
export function ruleApplies(
  { when }: Pick<FlowdownRule, "when">,
  input: RequirementInput,
): boolean {
  const { contract, subcontract } = input;
  if (when.information && !when.information.includes(subcontract.information)) return false;
  if (
    when.commercialOffTheShelfOnly !== undefined &&
    when.commercialOffTheShelfOnly !== subcontract.commercialOffTheShelfOnly
  )
    return false;
  if (when.contractStatus && !when.contractStatus.includes(contract.requiredStatus)) return false;
  return (
    when.clauses === undefined ||
    when.clauses.some((all) => all.every((number) => carries(contract.clauses, number)))
  );
}

/** Clauses are written many ways (`DFARS 252.204-7012 (MAY 2024)`); the number is what counts. */
function carries(clauses: readonly string[], number: string): boolean {
  return clauses.some((clause) => clause.includes(number));
}

function decision(rule: FlowdownRule, required: RequiredStatus | null): RequirementDecision {
  return { required, citation: rule.source.paragraph, why: rule.why, code: rule.code };
}
