import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { LetterFacts, LetterKind, LetterLink } from "#app/domain/letter/letters.ts";
import type { Role } from "#app/domain/person/roles.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { deriveToken, hashToken } from "#app/platform/secret.server.ts";
import { type INVITATION_KINDS, invitations } from "#db/schema/invitation.ts";

/** How long an invitation can be accepted, counted from the day it is sent. */
const VALID_DAYS = 14;

type AnyLetter = { [K in LetterKind]: { kind: K; facts: LetterFacts<K> } }[LetterKind];

export type NewInvitation = {
  kind: (typeof INVITATION_KINDS)[number];
  role: Role;
  email: string;
  name: string;
  title?: string | null;
  supplierId?: string;
  contactId?: string;
  auditGrantId?: string;
  expiresInDays?: number;
  /** the last day on which its link opens; absent: counted from today */
  expiresOn?: CalendarDate;
  /** by when an answer is asked for; absent or null where nothing is asked */
  dueOn?: CalendarDate | null;
  /** Set when this invitation takes the place of an earlier one, which the caller has revoked. */
  replacesId?: string;
  /** The letter to write; `expiresOn` is the last day on which its link opens. */
  letter: (link: LetterLink, expiresOn: CalendarDate) => AnyLetter;
};

/**
 * Invite somebody, inside the caller's transaction: the row, the letter and, for a supplier's
 * contact, the log entry. Other kinds are logged by the command that causes them.
 */
export async function issueInvitation(
  scope: Scope,
  invitation: NewInvitation,
): Promise<{ invitationId: string; letterId: string }> {
  const { tx, actor } = scope;
  const { kind, role, email, name, title = null } = invitation;
  const { supplierId = null, contactId = null, auditGrantId = null, replacesId } = invitation;
  const id = randomUUID();
  const expiresOn =
    invitation.expiresOn ?? addDays(actor.on, invitation.expiresInDays ?? VALID_DAYS);
  await tx.insert(invitations).values({
    id,
    createdBy: actor.personId,
    createdByName: actor.personName,
    organizationId: actor.organizationId,
    kind,
    role,
    email,
    name,
    title,
    supplierId,
    contactId,
    auditGrantId,
    tokenHash: hashToken(deriveToken("invitation", id)),
    expiresAt: endOfDay(expiresOn),
  });
  const letterId = await sendLetter(tx, {
    ...invitation.letter({ tokenFor: "invitation", id }, expiresOn),
    organizationId: actor.organizationId,
    to: { email, name },
    ...(supplierId && { about: { supplierId } }),
  });
  if (kind === "supplier")
    await appendOversightEntry(
      scope,
      replacesId ? "invitation.resent" : "invitation.sent",
      { supplierId },
      {
        invitationId: id,
        contactId,
        email,
        name,
        role,
        expiresOn,
        dueOn: invitation.dueOn ?? null,
        ...(replacesId && { replacesId }),
      },
    );
  return { invitationId: id, letterId };
}

/** The instant at which a date has ended everywhere on Earth: a letter names the day, not the hour. */
function endOfDay(date: CalendarDate): Date {
  return new Date(`${addDays(date, 1)}T12:00:00Z`);
}
