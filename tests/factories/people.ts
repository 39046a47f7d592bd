import { randomUUID } from "node:crypto";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { sealText } from "#app/platform/secret.server.ts";
import { newTotpSecret } from "#app/platform/totp.server.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";

let counter = 0;

/** A number that no other row of this test run was named with. */
export function nextNumber(): number {
  counter += 1;
  return counter;
}

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A CAGE code of the right form, a new one each time. */
export function newCage(): string {
  const n = nextNumber();
  const letters = [0, 1, 2].map(
    (i) => LETTERS[Math.floor(n / LETTERS.length ** i) % LETTERS.length],
  );
  return `1${letters.join("")}5`;
}

export type TestOrganization = { id: string; legalName: string };

/** A legal entity, prime or subcontractor: its members' roles tell. */
export async function makeOrganization(legalName?: string): Promise<TestOrganization> {
  const organization = { id: randomUUID(), legalName: legalName ?? `Company ${nextNumber()}` };
  await asSystem((tx) => tx.insert(organizations).values({ ...organization, timeZone: "UTC" }));
  return organization;
}

export const TEST_PASSWORD = "copper lantern forty moss";

export type TestPerson = { id: string; name: string; email: string; totpSecret: string };

let passwordHash: Promise<string> | undefined;

/** A person with a password and an enrolled authenticator app. */
export async function makePerson(
  given: { name?: string; email?: string } = {},
): Promise<TestPerson> {
  const n = nextNumber();
  const id = randomUUID();
  const totpSecret = newTotpSecret();
  const person = { name: given.name ?? `Person ${n}`, email: given.email ?? `p${n}@example.com` };
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const hash = await passwordHash;
  await asSystem((tx) =>
    tx.insert(persons).values({
      id,
      ...person,
      passwordHash: hash,
      totpSecret: sealText("totp-secret", totpSecret),
      totpConfirmedAt: new Date(),
    }),
  );
  return { id, ...person, totpSecret };
}

export type TestActor = Actor & { role: Role; person: TestPerson };

/**
 * Somebody with a role in an organization, signed in.
 *
 * @param options.on the day on which they act; today when absent.
 * @param options.person somebody who exists; a new person when absent.
 */
export async function actorOf(
  organization: TestOrganization,
  role: Role,
  options: { on?: CalendarDate; person?: TestPerson } = {},
): Promise<TestActor> {
  const person = options.person ?? (await makePerson());
  await asSystem((tx) =>
    tx.insert(memberships).values({
      organizationId: organization.id,
      personId: person.id,
      role,
      personName: person.name,
      personEmail: person.email,
    }),
  );
  const at = options.on ? new Date(`${options.on}T12:00:00Z`) : new Date();
  return {
    personId: person.id,
    personName: person.name,
    organizationId: organization.id,
    organizationName: organization.legalName,
    role,
    secondFactorAt: at,
    at,
    on: calendarDateOf(at),
    person,
  };
}
