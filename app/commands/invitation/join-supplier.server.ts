import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { addMembership } from "#app/commands/person/add-membership.server.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import type { Role } from "#app/domain/person/roles.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";
import type { Joiner } from "./accept-invitation.server.ts";

/** What joining came to, as the log tells it. */
type Joined = {
  organizationId: string;
  organizationName: string;
  /** given now; none where they worked there already */
  roles: readonly Role[];
  /** as which the log names them: the first they hold there */
  role: Role;
};

/** Thrown to undo an acceptance: who works for a company is for the company to say. */
export class AskColleague extends Error {}

/**
 * Let a contact answer for a supplier: as the organization that the record names already, as one of
 * the person's own, or as one made from the record. The first one in runs it and signs for it. Once
 * a company answers, a prime lets nobody else into it: it would see what others were told.
 *
 * @param chosenId the organization that the person wants to answer as; not theirs: one is made.
 */
export async function joinSupplier(
  tx: Transaction,
  { supplier }: OpenedInvitation,
  joiner: Joiner,
  at: Date,
  chosenId: string | undefined,
): Promise<Joined> {
  if (!supplier) throw new Error("the invitation names no supplier");
  const [record] = await tx
    .select()
    .from(suppliers)
    .where(eq(suppliers.id, supplier.id))
    .for("no key update");
  if (!record) throw new Error("the supplier is gone");
  if (record.organizationId) {
    const [held] = await listRoles(tx, joiner.personId, record.organizationId);
    if (!held) throw new AskColleague();
    return joined(tx, record.organizationId, [], held);
  }
  const own = chosenId ? await ownOrganization(tx, joiner.personId, chosenId) : null;
  const organizationId = own ?? (await makeOrganization(tx, record));
  await tx
    .update(suppliers)
    .set({ organizationId, linkedAt: at })
    .where(eq(suppliers.id, supplier.id));
  const roles: Role[] = own ? [] : ["subcontractor-admin", "subcontractor-official"];
  for (const one of roles) await addMembership(tx, organizationId, joiner, one);
  const [held = "subcontractor-official"] = await listRoles(tx, joiner.personId, organizationId);
  return joined(tx, organizationId, roles, held);
}

async function joined(
  tx: Transaction,
  organizationId: string,
  roles: readonly Role[],
  role: Role,
): Promise<Joined> {
  return { organizationId, organizationName: await nameOf(tx, organizationId), roles, role };
}

/** The roles that a person holds somewhere, the one that signs for it first. */
async function listRoles(
  tx: Transaction,
  personId: string,
  organizationId: string,
): Promise<Role[]> {
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
  return held.map(({ role }) => role).sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf(role: Role): number {
  return role === "subcontractor-official" ? 0 : 1;
}

/** An organization that the person may speak for; null when it is none of theirs. */
async function ownOrganization(
  tx: Transaction,
  personId: string,
  organizationId: string,
): Promise<string | null> {
  const roles = await listRoles(tx, personId, organizationId);
  return roles.some((role) => mayDo(role, "subcontractor-people:manage")) ? organizationId : null;
}

async function makeOrganization(
  tx: Transaction,
  { legalName, uei, cages }: { legalName: string; uei: string | null; cages: string[] },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(organizations).values({ id, legalName, uei, cages });
  return id;
}

async function nameOf(tx: Transaction, organizationId: string): Promise<string> {
  const [row] = await tx
    .select({ legalName: organizations.legalName })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return row?.legalName ?? "";
}
