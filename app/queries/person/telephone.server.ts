import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

/** The telephone that a person told their organizations' suppliers; empty without one. */
export async function findOwnTelephone(personId: string): Promise<string> {
  const [row] = await asSystem((tx) =>
    tx
      .select({ telephone: memberships.telephone })
      .from(memberships)
      .where(
        and(
          eq(memberships.personId, personId),
          isNull(memberships.endedAt),
          isNotNull(memberships.telephone),
        ),
      )
      .limit(1),
  );
  return row?.telephone ?? "";
}
