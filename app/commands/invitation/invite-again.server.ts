import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { listContacts } from "#app/queries/supplier/contact.server.ts";
import { resendInvitationIn } from "./resend-invitation.server.ts";

/** Whose invitation can be sent anew: it waits, or it ended before anybody answered it. */
const MAY_BE_ASKED_ANEW = ["invited", "opened", "expired"];

/**
 * Send the invitation of a supplier at which nobody joined anew, inside an open transaction: not to an
 * address from which letters come back, and not twice on a day.
 *
 * @returns the id of its letter; null when none went out.
 */
export async function inviteAgainIn(scope: Scope, supplierId: string): Promise<string | null> {
  const { actor } = scope;
  const [contacts, isReturned] = await Promise.all([
    listContacts(scope, [supplierId]),
    findReturned(scope),
  ]);
  if (contacts.some(({ state }) => state === "joined")) return null;
  const invitation = contacts.find(
    ({ state, email }) => MAY_BE_ASKED_ANEW.includes(state) && !isReturned(email),
  )?.invitation;
  if (!invitation || calendarDateOf(invitation.createdAt, actor.timeZone) >= actor.on) return null;
  const sent = await resendInvitationIn(scope, invitation.id);
  return sent.ok ? sent.letterId : null;
}
