import { eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";

/** The time zone in which the days of the actor's organization begin and end, as IANA names it. */
export async function getTimeZone({ tx, actor }: Scope): Promise<string> {
  const [row] = await tx
    .select({ timeZone: organizations.timeZone })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  if (!row) throw new Error(`no organization ${actor.organizationId}`);
  return row.timeZone;
}
