import { inArray } from "drizzle-orm";
import { issueInvitation } from "#app/commands/invitation/issue-invitation.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import type { SupplierAsk } from "#app/domain/supplier/ask.ts";
import { isWaitingForAnswer } from "#app/domain/supplier/contact-state.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { getSupplierAsk } from "#app/queries/supplier-ask.server.ts";
import { listContacts, type SupplierContact } from "#app/queries/supplier-contact.server.ts";
import { getSupplier } from "#app/queries/supplier-detail.server.ts";
import { suppliers } from "#db/schema/supplier.ts";

export type InviteRefusal =
  | "quota"
  | "not-found"
  | "wrong-person"
  | "already-joined"
  | "already-invited";
type Outcome = { ok: true; invitationId: string } | { ok: false; reason: InviteRefusal };

/** Invite a contact to answer for its supplier: the letter says what is asked, and by when. */
export function inviteContact(
  actor: Actor,
  supplierId: string,
  contactId: string,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "invitations");
    await lockSuppliers(scope, [supplierId]);
    const [supplier, contacts, ask] = await Promise.all([
      getSupplier(scope, supplierId),
      listContacts(scope, [supplierId]),
      getSupplierAsk(scope, supplierId),
    ]);
    const contact = contacts.find((one) => one.id === contactId);
    if (!supplier || !contact) return { ok: false, reason: "not-found" };
    const reason = refusalOf(contact);
    if (reason) return { ok: false, reason };
    if (!isWithin) return { ok: false, reason: "quota" };
    return { ok: true, ...(await write(scope, contact, supplier.legalName, ask)) };
  });
}

/**
 * How many suppliers of a selection were invited, and how many of the others could not be; whether
 * that was because no more invitations may be sent today.
 */
export type BulkInvitation = { invited: number; skipped: number; isQuotaReached: boolean };

/** Invite the first contact that can be invited of each supplier where nobody was yet. */
export function inviteSuppliers(
  actor: Actor,
  supplierIds: readonly string[],
): Promise<BulkInvitation> {
  return asActor(actor, async (scope) => {
    const { left } = await askQuota(scope, "invitations");
    await lockSuppliers(scope, supplierIds);
    const contacts = supplierIds.length > 0 ? await listContacts(scope, [...supplierIds]) : [];
    let invited = 0;
    let isQuotaReached = false;
    for (const supplierId of supplierIds) {
      const own = contacts.filter((contact) => contact.supplierId === supplierId);
      const contact = own.find((one) => refusalOf(one) === null);
      const isCovered = own.some((one) => one.state === "joined" || isWaitingForAnswer(one.state));
      const isDue = contact && !isCovered;
      isQuotaReached ||= Boolean(isDue) && invited >= left;
      const supplier = isDue && !isQuotaReached ? await getSupplier(scope, supplierId) : null;
      if (!contact || !supplier) continue;
      const ask = await getSupplierAsk(scope, supplierId);
      await write(scope, contact, supplier.legalName, ask);
      invited += 1;
    }
    return { invited, skipped: supplierIds.length - invited, isQuotaReached };
  });
}

/** A form sent twice must not write to anybody twice. */
async function lockSuppliers({ tx }: Scope, supplierIds: readonly string[]): Promise<void> {
  await tx
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(inArray(suppliers.id, [...supplierIds]))
    .orderBy(suppliers.id)
    .for("update");
}

function refusalOf({ state }: SupplierContact): InviteRefusal | null {
  if (state === "joined") return "already-joined";
  if (state === "wrong-person") return "wrong-person";
  return isWaitingForAnswer(state) ? "already-invited" : null;
}

function write(scope: Scope, contact: SupplierContact, supplierName: string, ask: SupplierAsk) {
  const { organizationName: primeName, personName: inviterName } = scope.actor;
  return issueInvitation(scope, {
    kind: "supplier",
    role: "subcontractor-official",
    email: contact.email,
    name: contact.name,
    title: contact.title,
    supplierId: contact.supplierId,
    contactId: contact.id,
    letter: (link, expiresOn) => ({
      kind: "supplier-invitation",
      facts: { link, primeName, inviterName, supplierName, expiresOn, ...ask },
    }),
  });
}
