import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { lockSubcontract } from "#app/commands/subcontract/lock-subcontract.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getAward } from "#app/queries/award/award.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { awardAnnulments } from "#db/schema/award.ts";

type Input = { reason: string; shown?: string };
type Refusal = "not-found" | "not-awarded" | "closed" | "same-person";
type Outcome = { ok: true } | { ok: false; reason: Refusal } | Stale;

/**
 * Say that the award of a subcontract was recorded in error: never by who recorded it. It stays to
 * be seen with the reason; the subcontract is proposed again, by a trigger of the annulment.
 */
export function annulAward(actor: Actor, subcontractId: string, input: Input): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const subcontract = await lockSubcontract(scope, subcontractId);
    if (!subcontract) return { ok: false, reason: "not-found" };
    if (subcontract.state === "closed") return { ok: false, reason: "closed" };
    const award = await getAward(scope, subcontractId);
    const { contractId, supplierId } = subcontract;
    const subject = { contractId, subcontractId, supplierId };
    const stale = await findStale(scope, input.shown, { award }, subject);
    if (stale) return stale;
    if (!award) return { ok: false, reason: "not-awarded" };
    if (award.recordedBy === actor.personId) return { ok: false, reason: "same-person" };
    const { reason } = input;
    await scope.tx.insert(awardAnnulments).values({
      annulledAt: actor.at,
      annulledBy: actor.personId,
      annulledByName: actor.personName,
      primeId: actor.organizationId,
      contractId,
      subcontractId,
      awardId: award.id,
      reason,
    });
    const { id: awardId, awardedOn } = award;
    await appendOversightEntry(scope, "award.annulled", subject, { awardId, awardedOn, reason });
    await refreshPostures(scope, { subcontractIds: [subcontractId] });
    return { ok: true };
  });
}
