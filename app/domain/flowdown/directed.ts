import { rankOf } from "#app/domain/cmmc/rank.ts";
import type { FlowdownNotice, RequirementDecision, RequirementInput } from "./types.ts";

/**
 * A status that DoD directed below the minimum of the rule. The paragraph lets DoD give specific
 * guidance on flowdown and does not say that it can only raise: so a person takes it up with the
 * contracting officer, and until then the minimum stands.
 *
 * @param decision the requirement decided from the same facts.
 * @returns null where nothing was directed, or nothing lower than what is required.
 * @throws never
 * @see 32 CFR 170.23(b)
 */
export function findDirectedBelowMinimum(
  { subcontract }: Pick<RequirementInput, "subcontract">,
  { required }: Pick<RequirementDecision, "required">,
): FlowdownNotice | null {
  const { directedStatus } = subcontract;
  if (!directedStatus || !required || rankOf(directedStatus) >= rankOf(required)) return null;
  return {
    code: "directed-below-minimum",
    citation: "32 CFR 170.23(b)",
    text: `DoD is said to have directed ${directedStatus}, which is lower than the minimum of the rule, ${required}. The paragraph does not say that guidance can only raise the minimum, nor that it can lower it. Take it up with the contracting officer and keep the answer. Until then ${required} stands as the requirement.`,
  };
}
