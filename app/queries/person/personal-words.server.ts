import { eq } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";

/** The words of which a person's password must not be made: name, address, where they work. */
export function listPersonalWords(personId: string): Promise<string[]> {
  return asSystem(async (tx) => {
    const rows = await tx
      .select({
        name: persons.name,
        email: persons.email,
        organizationName: organizations.legalName,
      })
      .from(persons)
      .leftJoin(memberships, eq(memberships.personId, persons.id))
      .leftJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(eq(persons.id, personId));
    const words = rows.flatMap(({ name, email, organizationName }) => [
      name,
      email,
      ...(organizationName ? [organizationName] : []),
    ]);
    return [...new Set(words)];
  });
}
