import { and, eq, gt, isNull } from "drizzle-orm";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import type { OpenReset } from "#app/queries/password-reset.server.ts";
import { passwordResets } from "#db/schema/person.ts";
import { setPassword } from "./set-password.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-open" };

/** Choose a new password by a letter's link, once. Every session of the person ends. */
export async function resetPassword(
  reset: OpenReset,
  newPassword: string,
  at: Date,
): Promise<Outcome> {
  const passwordHash = await hashPassword(newPassword);
  return asSystemOnce(async (tx) => {
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
    if (used.length === 0) return { ok: false, reason: "not-open" };
    await setPassword(tx, reset.personId, { passwordHash, at });
    return { ok: true };
  });
}
