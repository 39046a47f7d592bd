import { and, eq, gt, isNull } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { readToken } from "#app/platform/secret.server.ts";
import { passwordResets, persons } from "#db/schema/person.ts";

/** A way to a new password that is still open. */
export type OpenReset = { id: string; personId: string; name: string; email: string };

/** The reset that a token opens; null when it is none, used or too old. */
export async function openPasswordReset(token: string, at: Date): Promise<OpenReset | null> {
  const id = readToken("password-reset", token);
  if (!id) return null;
  const [row] = await asSystem((tx) =>
    tx
      .select({
        id: passwordResets.id,
        personId: persons.id,
        name: persons.name,
        email: persons.email,
      })
      .from(passwordResets)
      .innerJoin(persons, eq(persons.id, passwordResets.personId))
      .where(
        and(
          eq(passwordResets.id, id),
          isNull(passwordResets.usedAt),
          gt(passwordResets.expiresAt, at),
        ),
      ),
  );
  return row ?? null;
}
