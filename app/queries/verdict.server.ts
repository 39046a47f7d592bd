import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listEligibilityCases, type Moment } from "./eligibility.server.ts";

/** The verdict on a subcontract at any moment, with how far its facts were checked by then. */
export type MomentVerdict = { decision: EligibilityVerdict; toReview: number; reviewed: number };

/** Decide one subcontract for a moment; null while its information flow is not answered. */
export async function decideAt(
  scope: Scope,
  subcontractId: string,
  moment: Moment,
): Promise<MomentVerdict | null> {
  const [found] = await listEligibilityCases(scope, { subcontractIds: [subcontractId] }, moment);
  if (!found) return null;
  const { input, toReview, reviewed } = found;
  return { decision: decideEligibility(input), toReview, reviewed };
}
