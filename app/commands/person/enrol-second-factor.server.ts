import { eq } from "drizzle-orm";
import type { Browser } from "#app/domain/person/browser.ts";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { forgetTries, type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { sealText } from "#app/platform/secret.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { completeSession, endAllSessions, type SignedIn } from "#app/platform/session.server.ts";
import { checkTotp } from "#app/platform/totp.server.ts";
import { persons } from "#db/schema/person.ts";
import { replaceRecoveryCodes } from "./replace-recovery-codes.server.ts";
import { rememberNetwork } from "./sign-in-tries.server.ts";

const TRIES: Limit = { name: "enrol-second-factor", most: 10, seconds: 300 };

type Input = { secret: string; code: string; browser: Browser; at: Date };
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
  { secret, code, browser, at }: Input,
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
    await recordSecurityEvent(tx, { kind: "second-factor.enrolled", personId, browser });
    return replaceRecoveryCodes(tx, personId);
  });
  await endAllSessions(personId, session.sessionId);
  await forgetTries(TRIES, personId);
  await rememberNetwork(session.email, browser);
  return {
    ok: true,
    recoveryCodes,
    cookie: await completeSession(session, at, browser.device),
  };
}
