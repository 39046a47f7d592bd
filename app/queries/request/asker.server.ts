import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

/** Whom to write to about a request: who asked while they are there, else an administrator. */
export async function getAsker(
  { tx, actor }: Scope,
  personId: string,
): Promise<{ email: string; name: string } | null> {
  const asked = eq(memberships.personId, personId);
  const [row] = await tx
    .select({ email: memberships.personEmail, name: memberships.personName })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        isNull(memberships.endedAt),
        or(asked, eq(memberships.role, "prime-admin")),
      ),
    )
    .orderBy(desc(sql`${asked}`), memberships.createdAt)
    .limit(1);
  return row ?? null;
}
