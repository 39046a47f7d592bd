import { and, eq, inArray, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { getClosing } from "#app/queries/subcontract/closing.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { lockSubcontract } from "./lock-subcontract.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "closed" } | Stale;

/**
 * Close a subcontract: it was withdrawn before an award, or its work is over. Nothing is asked of its
 * supplier any more, nothing waits, and it counts nowhere; what was recorded stays, in records too.
 */
export function closeSubcontract(
  actor: Actor,
  subcontractId: string,
  { reason, shown }: { reason: string; shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    const subcontract = await lockSubcontract(scope, subcontractId);
    if (!subcontract) return { ok: false, reason: "not-found" };
    const { state, contractId, supplierId } = subcontract;
    if (state === "closed") return { ok: false, reason: "closed" };
    const subject = { subcontractId, contractId, supplierId };
    const closing = (await getClosing(scope, subcontractId)) ?? {};
    const stale = await findStale(scope, shown, closing, subject);
    if (stale) return stale;
    await tx
      .update(requests)
      .set({ withdrawnAt: actor.at })
      .where(
        and(
          isNull(requests.withdrawnAt),
          inArray(
            requests.flowdownId,
            tx
              .select({ id: flowdowns.id })
              .from(flowdowns)
              .where(eq(flowdowns.subcontractId, subcontractId)),
          ),
        ),
      );
    await tx
      .update(subcontracts)
      .set({ state: "closed" })
      .where(eq(subcontracts.id, subcontractId));
    await appendOversightEntry(scope, "subcontract.closed", subject, { was: state, reason });
    await refreshPostures(scope, { subcontractIds: [subcontractId] });
    return { ok: true };
  });
}
