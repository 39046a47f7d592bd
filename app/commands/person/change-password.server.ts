import { eq } from "drizzle-orm";
import { findPasswordProblem } from "#app/domain/access/password-rules.ts";
import { asSystem, asSystemOnce } from "#app/platform/db.server.ts";
import { hashPassword, isPassword } from "#app/platform/password.server.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import type { SignedIn } from "#app/platform/session.server.ts";
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
  { personId, sessionId, personName, email }: SignedIn,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<Outcome> {
  const waitSeconds = await takeTry(TRIES, personId);
  if (waitSeconds > 0) return { ok: false, reason: "wait", waitSeconds };
  const [person] = await asSystem((tx) =>
    tx.select({ hash: persons.passwordHash }).from(persons).where(eq(persons.id, personId)),
  );
  if (!(await isPassword(currentPassword, person?.hash ?? null)))
    return { ok: false, reason: "wrong" };
  const problem = findPasswordProblem(newPassword, [personName, email]);
  if (problem) return { ok: false, reason: "weak", problem };
  const passwordHash = await hashPassword(newPassword);
  const keptSession = hashToken(sessionId);
  await asSystemOnce((tx) =>
    setPassword(tx, personId, { passwordHash, at: new Date(), keptSession }),
  );
  return { ok: true };
}
