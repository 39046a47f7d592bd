import {
  confirmSecondFactor,
  type SecondFactorOutcome,
} from "#app/commands/person/confirm-second-factor.server.ts";
import type { TellLowerTiersAnswer } from "#app/domain/lower-tier/forms.ts";
import type { Browser } from "#app/domain/person/browser.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { renewSecondFactor } from "#app/platform/session.server.ts";
import type { Stale } from "#app/queries/log/shown.server.ts";
import { readyToTell, recordTelling, type TellRefusal } from "./record-telling.server.ts";

type Outcome =
  | { ok: true }
  | { ok: false; reason: TellRefusal }
  | Stale
  | Exclude<SecondFactorOutcome, { ok: true }>;

/**
 * Tell a prime of the lower tiers of a subcontract: a dated snapshot out of the portal's own data, which
 * takes the place of what was told before. It is the official's statement, so that the second factor is
 * given for it, last, so that a mistake elsewhere costs no code. The same said again says nothing.
 *
 * @see DFARS 252.204-7021(d)(4), (f); 32 CFR 170.23(a)
 */
export function tellLowerTiers(
  actor: Actor,
  browser: Browser,
  subcontractId: string,
  form: TellLowerTiersAnswer,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const ready = await readyToTell(scope, subcontractId, form);
    if (!ready.ok) return ready;
    if (!ready.telling) return { ok: true };
    const confirmed = await confirmSecondFactor(actor.personId, form.code, browser, actor.at);
    if (!confirmed.ok) return confirmed;
    if (browser.sessionId) await renewSecondFactor(browser.sessionId, actor.at);
    await recordTelling({ ...scope, actor: { ...actor, secondFactorAt: actor.at } }, ready.telling);
    return { ok: true };
  });
}
