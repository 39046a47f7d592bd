import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { FactCounts } from "#app/queries/submission/progress.server.ts";
import { listEligibilityCases } from "./eligibility.server.ts";

/** A day that matters to a subcontract, and the verdict of that day if nothing new is submitted. */
export type DatedVerdict = { label: string; on: CalendarDate; decision: EligibilityVerdict };

/** Decide one subcontract on several days; none while its information flow is not answered. */
export async function decideOnDays(
  scope: Scope,
  subcontractId: string,
  days: readonly { label: string; on: CalendarDate }[],
): Promise<DatedVerdict[]> {
  const which = { subcontractIds: [subcontractId] };
  const [found] = await listEligibilityCases(scope, which, { asOf: scope.actor.on });
  if (!found) return [];
  return days.map((day) => ({
    ...day,
    decision: decideEligibility({ ...found.input, asOf: day.on }),
  }));
}

/** The verdict on a subcontract at any moment, with where it stood and how far its facts were checked by then. */
export type MomentVerdict = {
  decision: EligibilityVerdict;
  standing: Standing;
  facts: FactCounts;
};

/** Decide one subcontract for a day; null while its information flow is not answered. */
export async function decideAt(
  scope: Scope,
  subcontractId: string,
  moment: { asOf: CalendarDate },
): Promise<MomentVerdict | null> {
  const [found] = await listEligibilityCases(scope, { subcontractIds: [subcontractId] }, moment);
  if (!found) return null;
  const { input, standing, facts } = found;
  return { decision: decideEligibility(input), standing, facts };
}
