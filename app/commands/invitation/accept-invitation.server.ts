import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { markInvitationOpened } from "#app/commands/letter/follow-letter.server.ts";
import { holdLog } from "#app/commands/log/append-entry.server.ts";
import { addMembership } from "#app/commands/person/add-membership.server.ts";
import { claimAssignments } from "#app/commands/person/end-assignments.server.ts";
import type { Browser } from "#app/domain/person/browser.ts";
import { asSystemOnce, type Transaction } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { takeNewPassword } from "#app/platform/password-judge.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";
import { persons } from "#db/schema/person.ts";
import { AskColleague, joinSupplier } from "./join-supplier.server.ts";
import { type Given, tellOfJoining } from "./tell-of-joining.server.ts";

/** Who accepts: somebody who signs in already, or somebody new. */
export type Joiner = { personId: string; name: string; email: string; secondFactorAt: Date | null };

type Refusal = "not-open" | "account-exists" | "not-yours" | "linked-elsewhere" | "ask-colleague";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/**
 * Accept an invitation as somebody who has no account yet: the person is made with it.
 *
 * @returns the `Set-Cookie` value of a session that still lacks the second factor.
 */
export async function acceptAsNewPerson(
  invitation: OpenedInvitation,
  input: { name: string; newPassword: string; browser: Browser; at: Date },
): Promise<
  | { ok: true; cookie: string }
  | { ok: false; reason: Refusal }
  | { ok: false; reason: "weak"; problem: string }
> {
  const personId = randomUUID();
  const { email, organizationName, supplier } = invitation;
  const words = [input.name, email, organizationName, supplier?.legalName ?? ""];
  const taken = await takeNewPassword(input.newPassword, words);
  if (!taken.ok) return { ok: false, reason: "weak", problem: taken.problem };
  const passwordHash = taken.hash;
  const joiner = { personId, name: input.name, email, secondFactorAt: null };
  try {
    const outcome = await asSystemOnce(async (tx): Promise<Outcome> => {
      if (!(await take(tx, invitation, personId, input.at)))
        return { ok: false, reason: "not-open" };
      await tx.insert(persons).values({ id: personId, email, name: input.name, passwordHash });
      await join(tx, invitation, joiner, input.at);
      return { ok: true };
    });
    if (!outcome.ok) return outcome;
  } catch (error) {
    if (isUniqueViolation(error, "persons_email")) return { ok: false, reason: "account-exists" };
    if (error instanceof AskColleague) return { ok: false, reason: "ask-colleague" };
    throw error;
  }
  const { device, sessionId: replaces } = input.browser;
  const cookie = await startSession(personId, { secondFactorAt: null, device, replaces });
  return { ok: true, cookie };
}

/**
 * Accept an invitation as the person it was written to, who is signed in.
 *
 * @param options.organizationId the person's own organization that answers; absent: one is made
 *   from the supplier's record.
 */
export async function acceptAsPerson(
  invitation: OpenedInvitation,
  joiner: Joiner,
  options: { organizationId?: string; at: Date },
): Promise<Outcome> {
  try {
    return await takeAndJoin(invitation, joiner, options);
  } catch (error) {
    if (isUniqueViolation(error, "suppliers_organization"))
      return { ok: false, reason: "linked-elsewhere" };
    if (error instanceof AskColleague) return { ok: false, reason: "ask-colleague" };
    throw error;
  }
}

function takeAndJoin(
  invitation: OpenedInvitation,
  joiner: Joiner,
  options: { organizationId?: string; at: Date },
): Promise<Outcome> {
  return asSystemOnce(async (tx) => {
    if (joiner.email.toLowerCase() !== invitation.email.toLowerCase())
      return { ok: false, reason: "not-yours" };
    if (!(await take(tx, invitation, joiner.personId, options.at)))
      return { ok: false, reason: "not-open" };
    await join(tx, invitation, joiner, options.at, options.organizationId);
    return { ok: true };
  });
}

/** Take the invitation, once: of two clicks at the same moment one finds it taken. */
async function take(
  tx: Transaction,
  { id, organizationId, audit }: OpenedInvitation,
  personId: string,
  at: Date,
): Promise<boolean> {
  // What is written in a room holds it before the log: an auditor takes theirs in that order.
  if (!audit) await holdLog({ tx, actor: { organizationId } });
  const taken = await tx
    .update(invitations)
    .set({ acceptedAt: at, acceptedBy: personId })
    .where(
      and(
        eq(invitations.id, id),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        isNull(invitations.wrongPersonAt),
        gt(invitations.expiresAt, at),
      ),
    )
    .returning({ id: invitations.id });
  return taken.length === 1;
}

/** Give whoever accepted what the invitation is for, and say in the log what that was. */
async function join(
  tx: Transaction,
  invitation: OpenedInvitation,
  joiner: Joiner,
  at: Date,
  organizationId?: string,
): Promise<void> {
  const { kind, role, audit } = invitation;
  await markInvitationOpened(tx, invitation.id, at);
  let given: Given = { role };
  if (kind === "supplier") {
    given = await joinSupplier(tx, invitation, joiner, at, organizationId);
    await nameContact(tx, invitation.id, joiner.name);
  } else if (audit) {
    const { grantId, auditId } = audit;
    const isOfGrant = eq(auditGrants.id, grantId);
    await tx.update(auditGrants).set({ personId: joiner.personId }).where(isOfGrant);
    given = { role, grantId, auditId, organizationName: audit.organization };
  } else {
    await addMembership(tx, invitation.organizationId, joiner, role);
    await claimAssignments(tx, invitation.id, joiner);
  }
  await tellOfJoining(tx, invitation, joiner, at, given);
}

/** A contact that was recorded without a name is called as the person calls themselves. */
async function nameContact(tx: Transaction, invitationId: string, name: string): Promise<void> {
  await tx.execute(sql`
    update supplier_contacts set name = ${name}
    from invitations
    where invitations.id = ${invitationId}::uuid and supplier_contacts.id = invitations.contact_id
      and supplier_contacts.name = ''`);
}
