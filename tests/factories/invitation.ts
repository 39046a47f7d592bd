import { desc, eq } from "drizzle-orm";
import { inviteColleague } from "#app/commands/invitation/invite-colleague.server.ts";
import { inviteContact } from "#app/commands/invitation/invite-contact.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import {
  type OpenedInvitation,
  openInvitation,
} from "#app/queries/invitation/invitation.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { makeRoom } from "./audit.ts";
import { nextNumber, type TestActor } from "./people.ts";

/** An address that nobody else of this test run has. */
export const newEmail = () => `joiner${nextNumber()}@harrow.example`;

/** What the link of an invitation opens, as its page finds it. */
export async function openLink(invitationId: string, at = new Date()): Promise<OpenedInvitation> {
  const opened = await openInvitation(deriveToken("invitation", invitationId), at);
  if (!opened) throw new Error("the link opens nothing");
  return opened;
}

/** An invitation to answer for a supplier. */
export async function invite(
  manager: TestActor,
  supplierId: string,
  email = newEmail(),
): Promise<{ invitationId: string; contactId: string; email: string }> {
  const added = await addContact(manager, supplierId, { name: "June Okafor", email, title: null });
  if (!added.ok) throw new Error(added.reason);
  const sent = await inviteContact(manager, supplierId, added.contactId);
  if (!sent.ok) throw new Error(sent.reason);
  return { invitationId: sent.invitationId, contactId: added.contactId, email };
}

/** An invitation to work for the actor's organization. */
export async function inviteAs(actor: TestActor, role: Role, email = newEmail()): Promise<string> {
  const outcome = await inviteColleague(actor, { name: "Sam Abara", email, role });
  if (!outcome.ok) throw new Error(outcome.reason);
  return latestTo(email);
}

/** An invitation to the audit room of a contract. */
export async function inviteAuditor(
  manager: TestActor,
  contractId: string,
): Promise<{ invitationId: string; grantId: string }> {
  const { grantId, email } = await makeRoom(manager, [contractId]);
  return { invitationId: await latestTo(email), grantId };
}

async function latestTo(email: string): Promise<string> {
  const [row] = await asSystem((tx) =>
    tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(eq(invitations.email, email))
      .orderBy(desc(invitations.createdAt))
      .limit(1),
  );
  if (!row) throw new Error(`nobody invited ${email}`);
  return row.id;
}
