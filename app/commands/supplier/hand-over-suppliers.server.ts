import { and, eq } from "drizzle-orm";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { HandOver } from "#app/domain/supplier/hand-over-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { isOwner } from "./is-owner.server.ts";
import { tellOwner } from "./tell-owner.server.ts";

type Outcome = { ok: true; suppliers: number } | { ok: false; reason: "no-owner" | "owns-none" };

/**
 * Give all suppliers of one person to another, in one transaction: somebody left, or the work is
 * shared out anew. Whose they were may be somebody who works here no more; who takes them works here.
 * The log says it of each supplier.
 */
export function handOverSuppliers(
  actor: Actor,
  { fromId, toId, reason }: HandOver,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    if (!(await isOwner(scope, toId))) return { ok: false, reason: "no-owner" };
    await holdLog(scope);
    const handed = await scope.tx
      .update(suppliers)
      .set({ ownerId: toId })
      .where(and(eq(suppliers.primeId, actor.organizationId), eq(suppliers.ownerId, fromId)))
      .returning({ id: suppliers.id });
    if (handed.length === 0) return { ok: false, reason: "owns-none" };
    await appendOversightEntries(
      scope,
      handed.map(({ id: supplierId }) => ({
        action: "supplier.changed" as const,
        subject: { supplierId },
        detail: { before: { ownerId: fromId }, after: { ownerId: toId }, reason },
      })),
    );
    await tellOwner(scope, toId, { suppliers: handed.length, reason });
    return { ok: true, suppliers: handed.length };
  });
}
