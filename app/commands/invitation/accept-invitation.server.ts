import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Role } from "#app/domain/access/roles.ts";
import { asSystem, type Transaction } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation.server.ts";
import { auditGrants, invitations } from "#db/schema/invitation.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { tellOfJoining } from "./tell-of-joining.server.ts";

/** Who accepts: somebody who signs in already, or somebody new. */
export type Joiner = { personId: string; name: string; email: string; secondFactorAt: Date | null };

type Refusal = "not-open" | "account-exists" | "not-yours" | "linked-elsewhere";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/**
 * Accept an invitation as somebody who has no account yet: the person is made with it.
 *
 * @returns the `Set-Cookie` value of a session that still lacks the second factor.
 */
export async function acceptAsNewPerson(
  invitation: OpenedInvitation,
  input: { name: string; newPassword: string; device: string; at: Date },
): Promise<{ ok: true; cookie: string } | { ok: false; reason: Refusal }> {
  const personId = randomUUID();
  const passwordHash = await hashPassword(input.newPassword);
  const { email } = invitation;
  const joiner = { personId, name: input.name, email, secondFactorAt: null };
  try {
    const outcome = await asSystem(async (tx): Promise<Outcome> => {
      if (!(await take(tx, invitation.id, personId, input.at)))
        return { ok: false, reason: "not-open" };
      await tx.insert(persons).values({ id: personId, email, name: input.name, passwordHash });
      await join(tx, invitation, joiner, input.at);
      return { ok: true };
    });
    if (!outcome.ok) return outcome;
  } catch (error) {
    if (isUniqueViolation(error, "persons_email")) return { ok: false, reason: "account-exists" };
    throw error;
  }
  const { device } = input;
  return { ok: true, cookie: await startSession(personId, { secondFactorAt: null, device }) };
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
    throw error;
  }
}

function takeAndJoin(
  invitation: OpenedInvitation,
  joiner: Joiner,
  options: { organizationId?: string; at: Date },
): Promise<Outcome> {
  return asSystem(async (tx) => {
    if (joiner.email.toLowerCase() !== invitation.email.toLowerCase())
      return { ok: false, reason: "not-yours" };
    if (!(await take(tx, invitation.id, joiner.personId, options.at)))
      return { ok: false, reason: "not-open" };
    await join(tx, invitation, joiner, options.at, options.organizationId);
    return { ok: true };
  });
}

/** Take the invitation, once: of two clicks at the same moment one finds it taken. */
async function take(tx: Transaction, id: string, personId: string, at: Date): Promise<boolean> {
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

async function join(
  tx: Transaction,
  invitation: OpenedInvitation,
  joiner: Joiner,
  at: Date,
  organizationId?: string,
): Promise<void> {
  if (invitation.kind === "supplier")
    await joinSupplier(tx, invitation, joiner, at, organizationId);
  else if (invitation.audit)
    await tx
      .update(auditGrants)
      .set({ personId: joiner.personId })
      .where(eq(auditGrants.id, invitation.audit.grantId));
  else await addMembership(tx, invitation.organizationId, joiner, invitation.role);
  await tellOfJoining(tx, invitation, joiner, at);
}

async function joinSupplier(
  tx: Transaction,
  { supplier, role }: OpenedInvitation,
  joiner: Joiner,
  at: Date,
  chosenId: string | undefined,
): Promise<void> {
  if (!supplier) throw new Error("the invitation names no supplier");
  const [record] = await tx
    .select()
    .from(suppliers)
    .where(eq(suppliers.id, supplier.id))
    .for("update");
  if (!record) throw new Error("the supplier is gone");
  const own = chosenId ? await ownOrganization(tx, joiner.personId, chosenId) : null;
  const organizationId = record.organizationId ?? own ?? (await makeOrganization(tx, record));
  if (!record.organizationId)
    await tx
      .update(suppliers)
      .set({ organizationId, linkedAt: at })
      .where(eq(suppliers.id, supplier.id));
  const isFirst = !record.organizationId && !own;
  const roles: Role[] = isFirst ? ["subcontractor-admin", "subcontractor-official"] : [role];
  for (const one of roles) await addMembership(tx, organizationId, joiner, one);
}

/** An organization that the person may speak for; null when it is none of theirs. */
async function ownOrganization(
  tx: Transaction,
  personId: string,
  organizationId: string,
): Promise<string | null> {
  const held = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.organizationId, organizationId),
        isNull(memberships.endedAt),
      ),
    );
  const mayBind = held.some(
    ({ role }) => role === "subcontractor-admin" || role === "subcontractor-official",
  );
  return mayBind ? organizationId : null;
}

async function makeOrganization(
  tx: Transaction,
  { legalName, uei, cages }: { legalName: string; uei: string | null; cages: string[] },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(organizations).values({ id, legalName, uei, cages });
  return id;
}

/** Somebody who left and is invited again holds the role anew. */
async function addMembership(
  tx: Transaction,
  organizationId: string,
  { personId, name, email }: Joiner,
  role: Role,
): Promise<void> {
  await tx
    .insert(memberships)
    .values({ organizationId, personId, role, personName: name, personEmail: email })
    .onConflictDoUpdate({
      target: [memberships.organizationId, memberships.personId, memberships.role],
      set: { endedAt: null },
    });
}
