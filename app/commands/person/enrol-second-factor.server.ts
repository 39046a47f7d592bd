import { eq } from "drizzle-orm";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { forgetTries, type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { sealText } from "#app/platform/secret.server.ts";
import { completeSession, endAllSessions, type SignedIn } from "#app/platform/session.server.ts";
import { checkTotp } from "#app/platform/totp.server.ts";
import { persons } from "#db/schema/person.ts";
import { replaceRecoveryCodes } from "./replace-recovery-codes.server.ts";

const TRIES: Limit = { name: "enrol-second-factor", most: 10, seconds: 300 };

type Input = { secret: string; code: string; device: string; at: Date };
type Outcome =
  | { ok: true; recoveryCodes: string[]; cookie: string }
  | { ok: false; reason: "wrong-code" }
  | { ok: false; reason: "wait"; waitSeconds: number };

/**
 * Make an authenticator app the person's second factor, once a code shows that it holds `secret`.
 * It replaces an earlier one, whose recovery codes and other sessions end.
 *
 * @returns ten new recovery codes, which stand nowhere else, and the `Set-Cookie` value of the
 *   session's new id.
 */
export async function enrolSecondFactor(
  session: SignedIn,
  { secret, code, device, at }: Input,
): Promise<Outcome> {
  const { personId } = session;
  const waitSeconds = await takeTry(TRIES, personId);
  if (waitSeconds > 0) return { ok: false, reason: "wait", waitSeconds };
  const step = checkTotp(secret, code, 0, at);
  if (step === null) return { ok: false, reason: "wrong-code" };
  const recoveryCodes = await asSystemOnce(async (tx) => {
    await tx
      .update(persons)
      .set({
        totpSecret: sealText("totp-secret", secret),
        totpConfirmedAt: at,
        totpLastStep: step,
      })
      .where(eq(persons.id, personId));
    return replaceRecoveryCodes(tx, personId);
  });
  await endAllSessions(personId, session.sessionId);
  await forgetTries(TRIES, personId);
  return {
    ok: true,
    recoveryCodes,
    cookie: await completeSession(session, at, device),
  };
}
