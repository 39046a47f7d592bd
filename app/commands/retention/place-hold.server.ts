import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { HoldAnswer } from "#app/domain/retention/forms.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { legalHolds } from "#db/schema/retention.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Outcome =
  | { ok: true; holdId: string }
  | { ok: false; reason: "no-such-contract" | "no-such-supplier" };

/** Keep everything about a contract, about a supplier, or at all, whatever its age, until released.
 * The same hold placed again is the one that stands.
 */
export function placeHold(actor: Actor, input: HoldAnswer): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "retention");
    const { subject, reason } = input;
    const contractId = subject.about === "contract" ? subject.contractId : null;
    const supplierId = subject.about === "supplier" ? subject.supplierId : null;
    if (contractId && !(await isOwn(scope, contracts, contractId)))
      return { ok: false, reason: "no-such-contract" };
    if (supplierId && !(await isOwn(scope, suppliers, supplierId)))
      return { ok: false, reason: "no-such-supplier" };
    const former = await findAlike(scope, { contractId, supplierId, reason });
    if (former) return { ok: true, holdId: former };
    const holdId = randomUUID();
    await scope.tx.insert(legalHolds).values({
      id: holdId,
      primeId: actor.organizationId,
      contractId,
      supplierId,
      reason,
      placedAt: actor.at,
      placedBy: actor.personId,
      placedByName: actor.personName,
    });
    await appendOversightEntry(
      scope,
      "hold.placed",
      { contractId, supplierId },
      { holdId, about: subject.about, reason },
    );
    return { ok: true, holdId };
  });
}

/** The hold in force that the same person placed on the same for the same reason. */
async function findAlike(
  { tx, actor }: Scope,
  hold: { contractId: string | null; supplierId: string | null; reason: string },
): Promise<string | undefined> {
  const { contractId, supplierId } = hold;
  const [row] = await tx
    .select({ id: legalHolds.id })
    .from(legalHolds)
    .where(
      and(
        eq(legalHolds.primeId, actor.organizationId),
        eq(legalHolds.placedBy, actor.personId),
        contractId ? eq(legalHolds.contractId, contractId) : isNull(legalHolds.contractId),
        supplierId ? eq(legalHolds.supplierId, supplierId) : isNull(legalHolds.supplierId),
        eq(legalHolds.reason, hold.reason),
        isNull(legalHolds.releasedAt),
      ),
    );
  return row?.id;
}

async function isOwn(
  { tx, actor }: Scope,
  table: typeof contracts | typeof suppliers,
  id: string,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, id), eq(table.primeId, actor.organizationId)));
  return row !== undefined;
}
