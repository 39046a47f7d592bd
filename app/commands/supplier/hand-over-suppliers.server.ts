import { and, eq } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { HandOver } from "#app/domain/supplier/hand-over-form.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { findMember } from "#app/queries/person/member.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { isOwner } from "./is-owner.server.ts";

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

/** Whoever takes suppliers from themselves, or gives them to nobody, has nobody to tell. */
async function tellOwner(
  scope: Scope,
  toId: string | null,
  given: { suppliers: number; reason: string },
): Promise<void> {
  const { organizationId, personId, personName } = scope.actor;
  if (toId === null || toId === personId) return;
  const to = await findMember(scope, toId);
  if (!to) return;
  await sendLetter(scope.tx, {
    kind: "suppliers-handed-over",
    organizationId,
    to,
    facts: {
      ...given,
      link: { path: `${paths.prime.suppliers(organizationId)}?owner=me` },
      giverName: personName,
    },
  });
}
