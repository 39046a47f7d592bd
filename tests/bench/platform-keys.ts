import { and, eq } from "drizzle-orm";
import { addDays, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { newAccessSecret } from "#app/platform/access-secret.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { accessKeys } from "#db/schema/access-key.ts";
import { memberships } from "#db/schema/organization.ts";

/** So many keys of the prime's manager that none reads more often than one may. */
export async function makeBenchKeys(
  prime: { id: string; personId: string },
  count: number,
): Promise<string[]> {
  const secrets = Array.from({ length: count }, newAccessSecret);
  const { id: organizationId, personId } = prime;
  const lastOn = addDays(calendarDateOf(new Date()), 1);
  await asSystem(async (tx) => {
    const [held] = await tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(
        and(eq(memberships.organizationId, organizationId), eq(memberships.personId, personId)),
      );
    if (!held) throw new Error("the prime has no manager");
    const key = { organizationId, membershipId: held.id, personId, name: "bench", lastOn };
    await tx
      .insert(accessKeys)
      .values(secrets.map((secret) => ({ ...key, tokenHash: hashToken(secret) })));
  });
  return secrets;
}
