import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { SupplierAnswer } from "#app/domain/supplier/supplier-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { findAlike } from "./find-alike.server.ts";
import { isOwner } from "./is-owner.server.ts";
import { keepSearchText } from "./keep-search-text.server.ts";

type Refusal = "uei-taken" | "cage-taken" | "no-owner" | "not-found";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/**
 * Correct what the prime keeps about a supplier; what it was before stays in the log. What corrects
 * nothing is not a correction.
 */
export async function changeSupplier(
  actor: Actor,
  supplierId: string,
  input: SupplierAnswer,
): Promise<Outcome> {
  try {
    return await asActor(actor, async (scope) => {
      const { tx } = scope;
      await takeTurn(scope, "suppliers");
      await holdLog(scope);
      const { legalName, uei, cages, tags, ownerId } = suppliers;
      const [before] = await tx
        .select({ legalName, uei, cages, tags, ownerId })
        .from(suppliers)
        .where(and(eq(suppliers.id, supplierId), eq(suppliers.primeId, actor.organizationId)))
        .for("no key update");
      if (!before) return { ok: false, reason: "not-found" };
      if (isDeepStrictEqual(before, input)) return { ok: true };
      const added = input.cages.filter((cage) => !before.cages.includes(cage));
      if (await findAlike(scope, { ...input, cages: added }, supplierId))
        return { ok: false, reason: "cage-taken" };
      const isSameOwner = before.ownerId === input.ownerId;
      if (!isSameOwner && !(await isOwner(scope, input.ownerId)))
        return { ok: false, reason: "no-owner" };
      await tx.update(suppliers).set(input).where(eq(suppliers.id, supplierId));
      await keepSearchText(scope, [supplierId]);
      const detail = { before, after: input };
      await appendOversightEntry(scope, "supplier.changed", { supplierId }, detail);
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error, "suppliers_uei")) return { ok: false, reason: "uei-taken" };
    throw error;
  }
}
