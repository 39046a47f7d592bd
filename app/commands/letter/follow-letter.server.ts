import { and, eq, isNull, sql } from "drizzle-orm";
import { LETTER_FACTS, type LetterKind } from "#app/domain/letter/letters.ts";
import { asSystem, type Transaction } from "#app/platform/db.server.ts";
import { letters } from "#db/schema/letter.ts";
import { notifications } from "#db/schema/notification.ts";

/** Who follows a letter, and the places they work in. */
type Follower = {
  personId: string;
  email: string;
  memberships: readonly { organizationId: string }[];
  auditGrants: readonly { grantId: string }[];
};

/**
 * Follow the button of a letter. Followed by whom it went to, it is opened, and what the portal tells of
 * it is read; a colleague to whom it was passed on is led on all the same.
 *
 * @returns where its thing stands; null for a letter that leads nowhere, is none, or went to somebody
 *   else about a place that the follower does not work in.
 */
export function followLetter(
  follower: Follower,
  letterId: string,
  at: Date,
): Promise<string | null> {
  const { personId, email } = follower;
  return asSystem(async (tx) => {
    // It may be followed before the mail server's word on it is kept.
    const [letter] = await tx.select().from(letters).where(eq(letters.id, letterId));
    if (!letter) return null;
    const { link } = LETTER_FACTS[letter.kind as LetterKind].parse(letter.facts);
    if (!("path" in link)) return null;
    const isTheirs = letter.toEmail.toLowerCase() === email.toLowerCase();
    if (!isTheirs && !worksAt(follower, link.path)) return null;
    if (isTheirs) {
      await markOpened(tx, letterId, at);
      await tx
        .update(notifications)
        .set({ readAt: at })
        .where(
          and(
            eq(notifications.letterId, letterId),
            eq(notifications.personId, personId),
            isNull(notifications.readAt),
          ),
        );
    }
    return link.path;
  });
}

/** Whether an address begins with a place that somebody works in: `/prime/<organization>`, say. */
function worksAt({ memberships, auditGrants }: Follower, path: string): boolean {
  const [, , place = ""] = path.split(/[/?#]/);
  return (
    memberships.some(({ organizationId }) => organizationId === place) ||
    auditGrants.some(({ grantId }) => grantId === place)
  );
}

async function markOpened(tx: Transaction, letterId: string, at: Date): Promise<void> {
  await tx
    .update(letters)
    .set({ openedAt: at })
    .where(and(eq(letters.id, letterId), isNull(letters.openedAt)));
}

/** The letter of an invitation is opened by whoever answers it: that takes more than fetching a link. */
export async function markInvitationOpened(
  tx: Transaction,
  invitationId: string,
  at: Date,
): Promise<void> {
  await tx
    .update(letters)
    .set({ openedAt: at })
    .where(
      and(
        sql`${letters.facts} #>> '{link,tokenFor}' = 'invitation'`,
        sql`${letters.facts} #>> '{link,id}' = ${invitationId}`,
        isNull(letters.openedAt),
      ),
    );
}
