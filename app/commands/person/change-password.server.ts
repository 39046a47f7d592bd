import { eq } from "drizzle-orm";
import { asSystem, asSystemOnce } from "#app/platform/db.server.ts";
import { isPassword } from "#app/platform/password.server.ts";
import { takeNewPassword } from "#app/platform/password-judge.server.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import type { SignedIn } from "#app/platform/session.server.ts";
import { listPersonalWords } from "#app/queries/person/personal-words.server.ts";
import { persons } from "#db/schema/person.ts";
import { setPassword } from "./set-password.server.ts";

const TRIES: Limit = { name: "change-password", most: 5, seconds: 300 };

type Outcome =
  | { ok: true }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "weak"; problem: string }
  | { ok: false; reason: "wait"; waitSeconds: number };

/** Change the password of somebody who knows it; their other sessions end. */
export async function changePassword(
  { personId, sessionId }: SignedIn,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<Outcome> {
  const waitSeconds = await takeTry(TRIES, personId);
  if (waitSeconds > 0) return { ok: false, reason: "wait", waitSeconds };
  const [person] = await asSystem((tx) =>
    tx.select({ hash: persons.passwordHash }).from(persons).where(eq(persons.id, personId)),
  );
  if (!(await isPassword(currentPassword, person?.hash ?? null)))
    return { ok: false, reason: "wrong" };
  const taken = await takeNewPassword(newPassword, await listPersonalWords(personId));
  if (!taken.ok) return { ok: false, reason: "weak", problem: taken.problem };
  const keptSession = hashToken(sessionId);
  await asSystemOnce(async (tx) => {
    await setPassword(tx, personId, { passwordHash: taken.hash, at: new Date(), keptSession });
    await recordSecurityEvent(tx, { kind: "password.changed", personId });
  });
  return { ok: true };
}
