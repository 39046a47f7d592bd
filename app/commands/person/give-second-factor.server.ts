import type { Browser } from "#app/domain/person/browser.ts";
import { noteSecurityEvent } from "#app/platform/security-log.server.ts";
import { completeSession, type SignedIn } from "#app/platform/session.server.ts";
import { confirmSecondFactor, type SecondFactorOutcome } from "./confirm-second-factor.server.ts";
import { rememberNetwork } from "./sign-in-tries.server.ts";

type Outcome =
  | { ok: true; cookie: string; mustEnrol: boolean }
  | Exclude<SecondFactorOutcome, { ok: true }>;

/**
 * Complete a sign-in with a code, or give the second factor again before something important.
 *
 * @returns the `Set-Cookie` value of the session's new id.
 */
export async function giveSecondFactor(
  session: SignedIn,
  { code, browser, at }: { code: string; browser: Browser; at: Date },
): Promise<Outcome> {
  const { personId, email, secondFactorAt } = session;
  const outcome = await confirmSecondFactor(personId, code, browser, at);
  if (!outcome.ok) return outcome;
  const cookie = await completeSession(session, at, browser.device);
  await rememberNetwork(email, browser);
  if (!secondFactorAt) await noteSecurityEvent({ kind: "signed-in", personId, browser });
  return { ok: true, cookie, mustEnrol: outcome.mustEnrol };
}
