import { and, eq, isNull } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

/** How to write to somebody of the actor's organization; null once they work there no more. */
export async function findMember(
  { tx, actor }: Scope,
  personId: string,
): Promise<{ email: string; name: string } | null> {
  const [row] = await tx
    .select({ email: memberships.personEmail, name: memberships.personName })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.personId, personId),
        isNull(memberships.endedAt),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** The actor's title where they act; null where none is known. */
export async function findTitle({ tx, actor }: Scope): Promise<string | null> {
  const rows = await tx
    .select({ title: memberships.title })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.personId, actor.personId),
        isNull(memberships.endedAt),
      ),
    );
  return rows.find(({ title }) => title)?.title ?? null;
}
