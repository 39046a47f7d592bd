import { inArray } from "drizzle-orm";
import { inviteSupplierIn } from "#app/commands/invitation/invite-supplier.server.ts";
import { holdLog } from "#app/commands/log/append-entry.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findDueProblem, suggestDueOn } from "#app/domain/supplier/ask.ts";
import { isWaitingForAnswer } from "#app/domain/supplier/contact-state.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { planInvitations } from "#app/queries/invitation/plan.server.ts";
import { getSupplierAsk } from "#app/queries/supplier/ask.server.ts";
import { listContacts, type SupplierContact } from "#app/queries/supplier/contact.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { listMergesOf } from "#app/queries/supplier/merge.server.ts";
import { suppliers } from "#db/schema/supplier.ts";

export type InviteRefusal =
  | "quota"
  | "not-found"
  | "wrong-person"
  | "already-joined"
  | "already-invited";
type Outcome =
  | { ok: true; invitationId: string }
  | { ok: false; reason: InviteRefusal }
  | { ok: false; reason: "due"; problem: string };

/**
 * Invite a contact to answer for its supplier: the letter says what is asked, and by when.
 *
 * @param options.dueOn by when; absent: as it would be suggested. @see suggestDueOn
 */
export function inviteContact(
  actor: Actor,
  supplierId: string,
  contactId: string,
  options: { dueOn?: CalendarDate | null } = {},
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "invitations");
    await lockSuppliers(scope, [supplierId]);
    const [supplier, contacts, ask, merges] = await Promise.all([
      getSupplier(scope, supplierId),
      listContacts(scope, [supplierId]),
      getSupplierAsk(scope, supplierId),
      listMergesOf(scope, supplierId),
    ]);
    const contact = contacts.find((one) => one.id === contactId);
    if (!supplier || !contact || merges.into) return { ok: false, reason: "not-found" };
    const reason = refusalOf(contact);
    if (reason) return { ok: false, reason };
    if (!isWithin) return { ok: false, reason: "quota" };
    const { dueOn = suggestDueOn(ask, actor.on) } = options;
    const problem = findDueProblem(ask, dueOn, actor.on);
    if (problem) return { ok: false, reason: "due", problem };
    const invited = { contact: addresseeOf(contact), supplier, ask, dueOn };
    return { ok: true, ...(await inviteSupplierIn(scope, invited)) };
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
    let invited = 0;
    let isQuotaReached = false;
    for (const planned of await planInvitations(scope, supplierIds)) {
      if (planned.contact === null) continue;
      isQuotaReached ||= invited >= left;
      if (isQuotaReached) continue;
      const { supplier, ask, dueOn, contact } = planned;
      await inviteSupplierIn(scope, { contact: addresseeOf(contact), supplier, ask, dueOn });
      invited += 1;
    }
    return { invited, skipped: supplierIds.length - invited, isQuotaReached };
  });
}

/** A form sent twice must not write to anybody twice; who writes of them with the log in hand goes on. */
async function lockSuppliers(scope: Scope, supplierIds: readonly string[]): Promise<void> {
  await holdLog(scope);
  await scope.tx
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(inArray(suppliers.id, [...supplierIds]))
    .orderBy(suppliers.id)
    .for("no key update");
}

function addresseeOf({ id: contactId, email, name, title }: SupplierContact) {
  return { contactId, email, name, title };
}

function refusalOf({ state }: SupplierContact): InviteRefusal | null {
  if (state === "joined") return "already-joined";
  if (state === "wrong-person") return "wrong-person";
  return isWaitingForAnswer(state) ? "already-invited" : null;
}
