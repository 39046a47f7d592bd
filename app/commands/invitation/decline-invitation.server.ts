import { and, eq, gt, isNull } from "drizzle-orm";
import { markInvitationOpened } from "#app/commands/letter/follow-letter.server.ts";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { SuggestedPerson } from "#app/domain/invitation/wrong-person-form.ts";
import { NOBODY_ID } from "#app/domain/log/entry.ts";
import { asSystemOnce } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";
import { supplierContacts } from "#db/schema/supplier.ts";
import { tellInviter } from "./tell-inviter.server.ts";
import { invitedActor, isOfPrime, subjectsOf } from "./tell-of-joining.server.ts";

/**
 * Note that an open invitation reached the wrong person, and tell who sent it: its link opens nothing any more, the
 * contact is not written to again, and an auditor's access that nobody took ends. One that is open
 * no more stays as it is: the letter that took its place may have reached the right one.
 *
 * @param suggested whom they name instead: told as what they say, and nobody is written to for it.
 */
export function declineInvitation(
  invitation: OpenedInvitation,
  at: Date,
  suggested: SuggestedPerson | null = null,
): Promise<void> {
  return asSystemOnce(async (tx) => {
    if (!invitation.audit) await holdLog({ tx, actor: invitation });
    const declined = await tx
      .update(invitations)
      .set({ wrongPersonAt: at })
      .where(
        and(
          eq(invitations.id, invitation.id),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          isNull(invitations.wrongPersonAt),
          gt(invitations.expiresAt, at),
        ),
      )
      .returning({ id: invitations.id });
    if (declined.length === 0) return;
    await markInvitationOpened(tx, invitation.id, at);
    const { contactId, email, name, audit } = invitation;
    if (contactId)
      await tx
        .update(supplierContacts)
        .set({ wrongPersonAt: at, suggested })
        .where(eq(supplierContacts.id, contactId));
    if (audit)
      await tx.update(auditGrants).set({ revokedAt: at }).where(eq(auditGrants.id, audit.grantId));
    const reader = { personId: NOBODY_ID, name: name || email, secondFactorAt: null };
    const actor = invitedActor(invitation, reader, at);
    await tellInviter({ tx, actor }, invitation, { suggested });
    if (!isOfPrime(invitation)) return;
    const told = { role: "invited", organization: null } as const;
    const detail = {
      invitationId: invitation.id,
      contactId,
      email,
      ...(suggested && { suggested }),
      ...(audit && { auditId: audit.auditId, grantId: audit.grantId }),
    };
    await appendOversightEntries(
      { tx, actor: { ...actor, told } },
      subjectsOf(invitation).map((subject) => ({
        action: "invitation.declined",
        subject,
        detail,
      })),
    );
  });
}
