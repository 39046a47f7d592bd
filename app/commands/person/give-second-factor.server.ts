import { completeSession, type SignedIn } from "#app/platform/session.server.ts";
import { confirmSecondFactor, type SecondFactorOutcome } from "./confirm-second-factor.server.ts";

type Outcome = { ok: true; cookie: string } | Exclude<SecondFactorOutcome, { ok: true }>;

/**
 * Complete a sign-in with a code, or give the second factor again before something important.
 *
 * @returns the `Set-Cookie` value of the session's new id.
 */
export async function giveSecondFactor(
  session: SignedIn,
  input: { code: string; device: string; at: Date },
): Promise<Outcome> {
  const outcome = await confirmSecondFactor(session.personId, input.code, input.at);
  if (!outcome.ok) return outcome;
  return { ok: true, cookie: await completeSession(session, input.at, input.device) };
}
