import { and, eq, gt, isNull } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { endAllSessions } from "#app/platform/session.server.ts";
import type { OpenReset } from "#app/queries/password-reset.server.ts";
import { passwordResets, persons } from "#db/schema/person.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-open" };

/** Choose a new password by a letter's link, once. Every session of the person ends. */
export async function resetPassword(
  reset: OpenReset,
  newPassword: string,
  at: Date,
): Promise<Outcome> {
  const passwordHash = await hashPassword(newPassword);
  const isTaken = await asSystem(async (tx) => {
    const used = await tx
      .update(passwordResets)
      .set({ usedAt: at })
      .where(
        and(
          eq(passwordResets.id, reset.id),
          isNull(passwordResets.usedAt),
          gt(passwordResets.expiresAt, at),
        ),
      )
      .returning({ id: passwordResets.id });
    if (used.length === 0) return false;
    await tx.update(persons).set({ passwordHash }).where(eq(persons.id, reset.personId));
    return true;
  });
  if (!isTaken) return { ok: false, reason: "not-open" };
  await endAllSessions(reset.personId);
  return { ok: true };
}
