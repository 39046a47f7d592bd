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
 * @returns whether it went out.
 */
export async function inviteAgainIn(scope: Scope, supplierId: string): Promise<boolean> {
  const { actor } = scope;
  const [contacts, isReturned] = await Promise.all([
    listContacts(scope, [supplierId]),
    findReturned(scope),
  ]);
  if (contacts.some(({ state }) => state === "joined")) return false;
  const invitation = contacts.find(
    ({ state, email }) => MAY_BE_ASKED_ANEW.includes(state) && !isReturned(email),
  )?.invitation;
  if (!invitation || calendarDateOf(invitation.createdAt, actor.timeZone) >= actor.on) return false;
  return (await resendInvitationIn(scope, invitation.id)).ok;
}
