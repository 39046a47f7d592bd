import { and, asc, eq, inArray } from "drizzle-orm";
import { type CalendarDate, laterOf } from "#app/domain/kernel/calendar-date.ts";
import { fillAddition } from "#app/domain/letter/addition.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { type SupplierAsk, suggestDueOn } from "#app/domain/supplier/ask.ts";
import { nameOfContact } from "#app/domain/supplier/contact-name.ts";
import { findInvitable, isWaitingForAnswer } from "#app/domain/supplier/contact-state.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getAddition } from "#app/queries/letter/addition.server.ts";
import { getSupplierAsk } from "#app/queries/supplier/ask.server.ts";
import { listContacts, type SupplierContact } from "#app/queries/supplier/contact.server.ts";
import { listReadersOf } from "#app/queries/supplier/joined-contact.server.ts";
import { isStandingRecord } from "#app/queries/supplier/merge.server.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What inviting a supplier would come to: who gets which letter, or why nobody does. */
export type PlannedInvitation = {
  supplier: { id: string; legalName: string };
} & (
  | { contact: SupplierContact; ask: SupplierAsk; dueOn: CalendarDate | null }
  | { contact: null; why: string }
);

/** Whom an invitation of some suppliers would reach, in the order of their names. */
export async function planInvitations(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<PlannedInvitation[]> {
  if (supplierIds.length === 0) return [];
  const { tx, actor } = scope;
  const ids = [...supplierIds];
  const [found, contacts, readers] = await Promise.all([
    tx
      .select({ id: suppliers.id, legalName: suppliers.legalName })
      .from(suppliers)
      .where(
        and(
          inArray(suppliers.id, ids),
          eq(suppliers.primeId, actor.organizationId),
          isStandingRecord(),
        ),
      )
      .orderBy(asc(suppliers.legalName), asc(suppliers.id)),
    listContacts(scope, ids),
    listReadersOf(scope, ids),
  ]);
  const planned: PlannedInvitation[] = [];
  for (const supplier of found) {
    const own = contacts.filter(({ supplierId }) => supplierId === supplier.id);
    const names = (readers.get(supplier.id) ?? []).map(({ name }) => name);
    const contact = names.length > 0 ? null : findInvitable(own);
    if (!contact) planned.push({ supplier, contact: null, why: whyNobody(own, names) });
    else {
      const ask = await getSupplierAsk(scope, supplier.id);
      planned.push({ supplier, contact, ask, dueOn: suggestDueOn(ask, actor.on) });
    }
  }
  return planned;
}

/** What the letter of an invitation says: what is previewed is what is sent. */
export async function invitationFacts(
  scope: Scope,
  invited: {
    supplier: { legalName: string };
    ask: SupplierAsk;
    dueOn: CalendarDate | null;
    /** what is added beside the words that the prime adds to every invitation */
    message: string;
  },
): Promise<Omit<LetterFacts<"supplier-invitation">, "link" | "expiresOn">> {
  const { organizationName: primeName, personName: inviterName } = scope.actor;
  const { supplier, ask, dueOn, message } = invited;
  const addition = fillAddition(await getAddition(scope, "supplier-invitation"), {
    supplier: supplier.legalName,
    prime: primeName,
    sender: inviterName,
  });
  return {
    primeName,
    inviterName,
    supplierName: supplier.legalName,
    asked: ask.asked,
    asks: ask.asks,
    dueOn: firstDue(ask, dueOn),
    addition: [addition, message].filter(Boolean).join("\n\n"),
  };
}

function firstDue({ requests }: SupplierAsk, dueOn: CalendarDate | null): CalendarDate | null {
  const days = requests.map((request) => (dueOn ? laterOf(request.dueOn, dueOn) : request.dueOn));
  return days.sort()[0] ?? null;
}

function whyNobody(contacts: readonly SupplierContact[], readers: readonly string[]): string {
  if (readers.length > 0) return `${readers.join(", ")} answers there already.`;
  const waiting = contacts.find(({ state }) => isWaitingForAnswer(state));
  if (waiting) return `An invitation is on its way to ${nameOfContact(waiting)}.`;
  return contacts.length === 0
    ? "No contact is recorded."
    : "No contact that can be invited: add the right person.";
}
