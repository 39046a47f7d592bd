import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntries } from "#app/commands/log/append-entry.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { audits } from "#db/schema/audit.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/**
 * Let the auditors of a room make oversight records of its contracts by themselves, or no longer.
 * The same said again changes nothing.
 */
export function allowRecords(actor: Actor, auditId: string, isAllowed: boolean): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const [room] = await scope.tx
      .select({
        title: audits.title,
        contractIds: audits.contractIds,
        mayMakeRecords: audits.mayMakeRecords,
      })
      .from(audits)
      .where(
        and(
          eq(audits.id, auditId),
          eq(audits.primeId, actor.organizationId),
          isNull(audits.closedAt),
        ),
      )
      .for("no key update");
    if (!room) return { ok: false, reason: "not-found" };
    if (room.mayMakeRecords === isAllowed) return { ok: true };
    await scope.tx.update(audits).set({ mayMakeRecords: isAllowed }).where(eq(audits.id, auditId));
    const action = isAllowed ? "audit.records-allowed" : "audit.records-refused";
    await appendOversightEntries(
      scope,
      room.contractIds.map((contractId) => ({
        action,
        subject: { contractId },
        detail: { auditId, title: room.title },
      })),
    );
    return { ok: true };
  });
}
