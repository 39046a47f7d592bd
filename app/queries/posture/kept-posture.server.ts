import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import { nextChangeOf } from "#app/domain/eligibility/next-change.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Actor } from "#app/platform/db.server.ts";
import type { postures } from "#db/schema/posture.ts";
import type { EligibilityCase } from "./eligibility.server.ts";

/** A row of the projection. */
export type PostureRow = typeof postures.$inferInsert;

/** What is kept of one subcontract, decided for the actor's day. */
export function postureRowOf(actor: Actor, found: EligibilityCase): PostureRow {
  const { input, facts } = found;
  const decision = decideEligibility(input);
  return {
    subcontractId: found.subcontractId,
    contractId: found.contractId,
    supplierId: found.supplierId,
    awardDayVerdict: decideAwardDay(found),
    standing: found.standing,
    factsToReview: facts.toReview,
    factsAccepted: facts.accepted,
    factsReturned: facts.returned,
    supplierToReview: found.supplierToReview,
    supplierWaitingSince: found.supplierWaitingSince,
    decision,
    primeId: actor.organizationId,
    asOf: actor.on,
    computedAt: actor.at,
    verdict: decision.verdict,
    required: decision.required,
    holdsUntil: decision.holdsUntil,
    ownTermsRequired: decision.ownTerms?.required ?? null,
    ownTermsVerdict: decision.ownTerms?.verdict ?? null,
    refreshOn: earlier(nextChangeOf(input, decision), awardDayOf(found)),
  };
}

/** The day its award is planned for, while it is to come. */
function awardDayOf({ input, plannedAwardOn }: EligibilityCase): CalendarDate | null {
  return plannedAwardOn !== null && plannedAwardOn > input.asOf ? plannedAwardOn : null;
}

function decideAwardDay(found: EligibilityCase): Verdict | null {
  const asOf = awardDayOf(found);
  return asOf && decideEligibility({ ...found.input, asOf }).verdict;
}

function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
