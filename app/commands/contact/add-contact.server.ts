import { randomUUID } from "node:crypto";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { keepSearchText } from "#app/commands/supplier/keep-search-text.server.ts";
import type { ContactAnswer } from "#app/domain/supplier/supplier-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { getSupplier } from "#app/queries/supplier-detail.server.ts";
import { supplierContacts } from "#db/schema/supplier.ts";

type Outcome = { ok: true; contactId: string } | { ok: false; reason: "not-found" | "email-taken" };

/** Add a person to write to at a supplier. */
export async function addContact(
  actor: Actor,
  supplierId: string,
  input: ContactAnswer,
): Promise<Outcome> {
  const contactId = randomUUID();
  try {
    return await asActor(actor, async (scope) => {
      if (!(await getSupplier(scope, supplierId))) return { ok: false, reason: "not-found" };
      await scope.tx.insert(supplierContacts).values({
        id: contactId,
        createdAt: actor.at,
        primeId: actor.organizationId,
        supplierId,
        ...input,
      });
      await keepSearchText(scope, [supplierId]);
      const detail = { contactId, after: input };
      await appendOversightEntry(scope, "contact.added", { supplierId }, detail);
      return { ok: true, contactId };
    });
  } catch (error) {
    if (isUniqueViolation(error, "supplier_contacts_email"))
      return { ok: false, reason: "email-taken" };
    throw error;
  }
}
