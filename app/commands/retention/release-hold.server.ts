import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { legalHolds } from "#db/schema/retention.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** End a legal hold. It stays in the history. */
export function releaseHold(
  actor: Actor,
  holdId: string,
  { reason }: { reason: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "retention");
    const [released] = await scope.tx
      .update(legalHolds)
      .set({
        releasedAt: actor.at,
        releasedBy: actor.personId,
        releasedByName: actor.personName,
        releaseReason: reason,
      })
      .where(
        and(
          eq(legalHolds.id, holdId),
          eq(legalHolds.primeId, actor.organizationId),
          isNull(legalHolds.releasedAt),
        ),
      )
      .returning({
        contractId: legalHolds.contractId,
        supplierId: legalHolds.supplierId,
        placedFor: legalHolds.reason,
      });
    if (!released) return { ok: false, reason: "not-found" };
    const { contractId, supplierId, placedFor } = released;
    await appendOversightEntry(
      scope,
      "hold.released",
      { contractId, supplierId },
      { holdId, placedFor, reason },
    );
    return { ok: true };
  });
}
