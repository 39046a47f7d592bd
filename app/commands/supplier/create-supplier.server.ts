import { randomUUID } from "node:crypto";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { NewSupplierAnswer } from "#app/domain/supplier/supplier-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { findAlike } from "./find-alike.server.ts";
import { isOwner } from "./is-owner.server.ts";
import { keepSearchText } from "./keep-search-text.server.ts";

type Refusal = "uei-taken" | "cage-taken" | "no-owner";
type Outcome = { ok: true; supplierId: string } | { ok: false; reason: Refusal };

const CAGE_TAKEN = { ok: false, reason: "cage-taken" } as const;

/**
 * Record a supplier, with the first person to write to when there is one. The same supplier recorded
 * again by the same person just before is the one that is there.
 */
export async function createSupplier(actor: Actor, input: NewSupplierAnswer): Promise<Outcome> {
  const supplierId = randomUUID();
  const { contact, ...supplier } = input;
  const own = { primeId: actor.organizationId, createdAt: actor.at };
  try {
    return await asActor(actor, async (scope) => {
      const { tx } = scope;
      await takeTurn(scope, "suppliers");
      const alike = await findAlike(scope, supplier);
      if (alike) return alike.isSame ? { ok: true, supplierId: alike.id } : CAGE_TAKEN;
      if (!(await isOwner(scope, supplier.ownerId))) return { ok: false, reason: "no-owner" };
      await tx
        .insert(suppliers)
        .values({ id: supplierId, ...own, createdBy: actor.personId, ...supplier });
      await appendOversightEntry(scope, "supplier.created", { supplierId }, { after: supplier });
      if (contact) {
        const contactId = randomUUID();
        await tx.insert(supplierContacts).values({ id: contactId, ...own, supplierId, ...contact });
        const detail = { contactId, after: contact };
        await appendOversightEntry(scope, "contact.added", { supplierId }, detail);
      }
      await keepSearchText(scope, [supplierId]);
      return { ok: true, supplierId };
    });
  } catch (error) {
    if (isUniqueViolation(error, "suppliers_uei")) return { ok: false, reason: "uei-taken" };
    throw error;
  }
}
