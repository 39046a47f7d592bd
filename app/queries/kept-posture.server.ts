import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import { nextChangeOf } from "#app/domain/eligibility/next-change.ts";
import type { Actor } from "#app/platform/db.server.ts";
import type { postures } from "#db/schema/posture.ts";
import type { EligibilityCase } from "./eligibility.server.ts";

/** A row of the projection. */
export type PostureRow = typeof postures.$inferInsert;

/** What is kept of one subcontract, decided for the actor's day. */
export function postureRowOf(actor: Actor, found: EligibilityCase): PostureRow {
  const { subcontractId, contractId, supplierId, toReview, reviewed, input } = found;
  const decision = decideEligibility(input);
  return {
    ...{ subcontractId, contractId, supplierId, toReview, reviewed, decision },
    primeId: actor.organizationId,
    asOf: actor.on,
    computedAt: actor.at,
    verdict: decision.verdict,
    required: decision.required,
    holdsUntil: decision.holdsUntil,
    ownTermsRequired: decision.ownTerms?.required ?? null,
    ownTermsVerdict: decision.ownTerms?.verdict ?? null,
    refreshOn: nextChangeOf(input, decision),
  };
}
