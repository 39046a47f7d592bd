import { randomUUID } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import { DEMO_PERSONS, type DemoPersonKey } from "#app/domain/person/demo.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { asSystem, type Transaction } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { memberships } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";
import type { DemoSupplier } from "./world.ts";

/** Who signs in to the demo, by name and title. */
const DEMO_NAMES: Record<DemoPersonKey, { name: string; title: string }> = {
  manager: { name: "Renata Solis", title: "Supply-chain compliance manager" },
  official: { name: "Walter Lindqvist", title: "President" },
  owner: { name: "June Okafor", title: "Owner" },
  contributor: { name: "Priya Raman", title: "IT technician" },
  officer: { name: "Alicia Boone", title: "Contracting officer" },
  approver: { name: "Hideo Marsh", title: "Vice president, contracts" },
};

/** What the one who answers for a supplier may do there. */
export const OFFICIALS_ROLES = ["subcontractor-official", "subcontractor-admin"] as const;

export type DemoPerson = { id: string; name: string; title: string; email: string };
export type DemoPeople = Record<DemoPersonKey, DemoPerson>;

/**
 * The persons of the demo, made where they are missing. What an earlier seeding that was cut short
 * gave them ends, so that they never see half a supply chain.
 */
export function putPeople(): Promise<DemoPeople> {
  return asSystem(async (tx) => {
    await tx
      .insert(persons)
      .values(DEMO_PERSONS.map(({ key, email }) => ({ email, name: DEMO_NAMES[key].name })))
      .onConflictDoNothing();
    const emails = DEMO_PERSONS.map(({ email }) => email);
    const rows = await tx
      .select({ id: persons.id, email: persons.email })
      .from(persons)
      .where(inArray(persons.email, emails));
    const ids = rows.map(({ id }) => id);
    const endedAt = sql`coalesce(${memberships.endedAt}, now())`;
    await tx.update(memberships).set({ endedAt }).where(inArray(memberships.personId, ids));
    const revokedAt = sql`coalesce(${auditGrants.revokedAt}, now())`;
    await tx.update(auditGrants).set({ revokedAt }).where(inArray(auditGrants.personId, ids));
    const people = DEMO_PERSONS.map(({ key, email }) => {
      const id = rows.find((row) => row.email === email)?.id ?? randomUUID();
      return [key, { id, email, ...DEMO_NAMES[key] }];
    });
    return Object.fromEntries(people) as DemoPeople;
  });
}

/** Whether the demo was seeded to its end: the manager's membership is the last thing written. */
export function isSeeded(): Promise<boolean> {
  return asSystem(async (tx) => {
    const rows = await tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(
        sql`${memberships.personEmail} = ${managerEmail()} and ${memberships.endedAt} is null`,
      );
    return rows.length > 0;
  });
}

function managerEmail(): string {
  return DEMO_PERSONS.find(({ key }) => key === "manager")?.email ?? "";
}

/** Let a person work in an organization. */
export async function join(
  tx: Transaction,
  person: DemoPerson,
  organizationId: string,
  roles: readonly Role[],
  createdAt?: Date,
): Promise<void> {
  const { id: personId, name: personName, email: personEmail, title } = person;
  await tx.insert(memberships).values(
    roles.map((role) => ({
      createdAt,
      organizationId,
      personId,
      personName,
      personEmail,
      role,
      title,
    })),
  );
}

/**
 * Let the official of every supplier that joined into their own organization. Each is a real account:
 * they sign in once they asked for a password with their address, whose letters the mailbox shows. Done
 * late in the story, so that the mailbox is not full of letters that were answered long ago.
 */
export async function joinOfficials(tx: Transaction, suppliers: Iterable<DemoSupplier>) {
  for (const supplier of suppliers) {
    const { official, organizationId, joinedAt, isHere } = supplier;
    if (!organizationId || !joinedAt || isHere) continue;
    supplier.isHere = true;
    const { id, name, email } = official;
    await tx.insert(persons).values({ id, name, email }).onConflictDoNothing();
    await join(tx, official, organizationId, OFFICIALS_ROLES, joinedAt);
  }
}

/** The approver is there from the beginning: exceptions are asked of a named one. */
export function joinApprover({ approver }: DemoPeople, primeId: string): Promise<void> {
  return asSystem((tx) => join(tx, approver, primeId, ["prime-approver"]));
}
