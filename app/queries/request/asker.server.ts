import { and, desc, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { deputies } from "#db/schema/deputy.ts";
import { memberships } from "#db/schema/organization.ts";

type Addressee = { email: string; name: string };

/**
 * Whom to write to about a request: who asked while they are there, else an administrator; and who
 * stands in today for who asked.
 */
export async function listAskers(scope: Scope, personId: string): Promise<Addressee[]> {
  const [asker, deputy] = await Promise.all([
    getAsker(scope, personId),
    findDeputyOf(scope, personId),
  ]);
  const found = [asker, deputy].filter((one) => one !== null);
  return found.filter(
    ({ email }, index) => found.findIndex((one) => one.email === email) === index,
  );
}

async function findDeputyOf({ tx, actor }: Scope, ownerId: string): Promise<Addressee | null> {
  const [row] = await tx
    .select({ email: memberships.personEmail, name: memberships.personName })
    .from(deputies)
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, deputies.deputyId),
        eq(memberships.organizationId, deputies.primeId),
        isNull(memberships.endedAt),
      ),
    )
    .where(
      and(
        eq(deputies.primeId, actor.organizationId),
        eq(deputies.ownerId, ownerId),
        isNull(deputies.endedAt),
        lte(deputies.startsOn, actor.on),
        gte(deputies.endsOn, actor.on),
      ),
    )
    .limit(1);
  return row ?? null;
}

async function getAsker({ tx, actor }: Scope, personId: string): Promise<Addressee | null> {
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
