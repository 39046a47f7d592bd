import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { ContactAnswer } from "#app/domain/supplier/supplier-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { supplierContacts } from "#db/schema/supplier.ts";
import { keepSearchText } from "./keep-search-text.server.ts";

type Outcome = { ok: true; contactId: string } | { ok: false; reason: "not-found" | "email-taken" };

/** Add a person to write to at a supplier; one that was recorded without a name is given it. */
export async function addContact(
  actor: Actor,
  supplierId: string,
  input: ContactAnswer,
): Promise<Outcome> {
  const contactId = randomUUID();
  try {
    return await asActor(actor, async (scope) => {
      await holdLog(scope);
      if (!(await getSupplier(scope, supplierId))) return { ok: false, reason: "not-found" };
      const named = await nameContact(scope, supplierId, input);
      if (named) return { ok: true, contactId: named };
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

/** The contact of this address that has no name yet, named; null when there is none. */
async function nameContact(
  scope: Scope,
  supplierId: string,
  { name, email }: ContactAnswer,
): Promise<string | null> {
  if (!name) return null;
  const [named] = await scope.tx
    .update(supplierContacts)
    .set({ name })
    .where(
      and(
        eq(supplierContacts.supplierId, supplierId),
        eq(supplierContacts.primeId, scope.actor.organizationId),
        sql`lower(${supplierContacts.email}) = ${email}`,
        eq(supplierContacts.name, ""),
      ),
    )
    .returning({ id: supplierContacts.id });
  if (!named) return null;
  const detail = { contactId: named.id, after: { name } };
  await appendOversightEntry(scope, "contact.named", { supplierId }, detail);
  return named.id;
}
