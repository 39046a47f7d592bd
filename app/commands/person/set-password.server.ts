import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "#app/platform/db.server.ts";
import { passwordResets, persons, sessions } from "#db/schema/person.ts";

type NewPassword = { passwordHash: string | null; at: Date; keptSession?: string };

/**
 * Give a person another password: links to choose one that are still open open nothing any more, and
 * every session ends.
 *
 * @param password.passwordHash null: there is no password until one is chosen by letter.
 * @param password.keptSession the hash of the session that goes on; absent: none does.
 */
export async function setPassword(
  tx: Transaction,
  personId: string,
  { passwordHash, at, keptSession = "" }: NewPassword,
): Promise<void> {
  await tx.update(persons).set({ passwordHash }).where(eq(persons.id, personId));
  await tx
    .update(passwordResets)
    .set({ usedAt: at })
    .where(and(eq(passwordResets.personId, personId), isNull(passwordResets.usedAt)));
  await tx
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), ne(sessions.idHash, keptSession)));
}
