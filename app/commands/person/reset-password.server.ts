import { and, eq, gt, isNull } from "drizzle-orm";
import type { Browser } from "#app/domain/person/browser.ts";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { takeNewPassword } from "#app/platform/password-judge.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import type { OpenReset } from "#app/queries/person/password-reset.server.ts";
import { listPersonalWords } from "#app/queries/person/personal-words.server.ts";
import { passwordResets } from "#db/schema/person.ts";
import { setPassword } from "./set-password.server.ts";
import { liftSignInLock } from "./sign-in-tries.server.ts";

type Outcome =
  | { ok: true }
  | { ok: false; reason: "not-open" }
  | { ok: false; reason: "weak"; problem: string };

/**
 * Choose a new password by a letter's link, once. Every session of the person ends, and whoever was
 * kept waiting after too many wrong passwords waits no more.
 */
export async function resetPassword(
  reset: OpenReset,
  { newPassword, browser, at }: { newPassword: string; browser: Browser; at: Date },
): Promise<Outcome> {
  const { personId, email } = reset;
  const taken = await takeNewPassword(newPassword, await listPersonalWords(personId));
  if (!taken.ok) return { ok: false, reason: "weak", problem: taken.problem };
  const outcome = await asSystemOnce(async (tx): Promise<Outcome> => {
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
    await setPassword(tx, personId, { passwordHash: taken.hash, at });
    await recordSecurityEvent(tx, { kind: "password.reset", personId, browser });
    return { ok: true };
  });
  if (outcome.ok) await liftSignInLock(email);
  return outcome;
}
