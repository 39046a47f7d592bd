import type { ReasonCode } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";

/** That a reason of a verdict came or went between two moments. */
export type ReasonChange = {
  code: ReasonCode;
  began: boolean;
  /** the first day on which it is so; null when it was so for as long as anybody looks back */
  since: CalendarDate | null;
  /** the day on which the prime came to know; null when it could be foreseen */
  learnedOn: CalendarDate | null;
};

/** As it is told of a day that is over, and of one to come. */
type Told = readonly [past: string, future: string];

/** What happened, in the words of somebody who tells it. */
const EVENTS: Record<ReasonCode, readonly [began: Told, ended: Told]> = {
  "no-fci-or-cui": [
    ["no FCI or CUI flowed any more", "no FCI or CUI flows any more"],
    ["FCI or CUI began to flow", "FCI or CUI begins to flow"],
  ],
  "cots-only": [
    ["only COTS items were supplied", "only COTS items are supplied"],
    ["other items than COTS were supplied", "other items than COTS are supplied"],
  ],
  "no-assessment": [
    ["no accepted assessment stood", "no accepted assessment stands"],
    ["an assessment was accepted", "an assessment is accepted"],
  ],
  "level-too-low": [
    ["the level held was too low", "the level held is too low"],
    ["the level held was high enough", "the level held is high enough"],
  ],
  "third-party-required": [
    ["an assessment by a third party was missing", "an assessment by a third party is missing"],
    ["an assessment by a third party was there", "an assessment by a third party is there"],
  ],
  "status-expired": [
    ["the CMMC status expired", "the CMMC status expires"],
    ["a CMMC status was current again", "a CMMC status is current again"],
  ],
  "conditional-expired": [
    ["the Conditional status ran out", "the Conditional status runs out"],
    ["no Conditional status stood in the way", "no Conditional status stands in the way"],
  ],
  "conditional-not-permitted": [
    ["the Conditional status was not permitted", "the Conditional status is not permitted"],
    ["no Conditional status stood in the way", "no Conditional status stands in the way"],
  ],
  "status-revoked": [
    ["the status was revoked or overtaken", "the status is revoked or overtaken"],
    ["a status stood again", "a status stands again"],
  ],
  "compliance-changed": [
    ["compliance changed since the assessment", "compliance changes after the assessment"],
    [
      "an assessment stood that nothing had changed since",
      "an assessment stands that nothing has changed since",
    ],
  ],
  "level-2-not-kept": [
    ["the Level 2 (C3PAO) beside the Level 3 was not kept", "the Level 2 (C3PAO) is not kept"],
    ["the Level 2 (C3PAO) beside the Level 3 was kept again", "the Level 2 (C3PAO) is kept again"],
  ],
  "not-yet-effective": [
    [
      "the status was dated later and did not count",
      "the status is dated later and does not count",
    ],
    ["the status took effect", "the status takes effect"],
  ],
  "affirmation-missing": [
    ["the affirmation was missing", "the affirmation is missing"],
    ["an affirmation stood", "an affirmation stands"],
  ],
  "affirmation-overdue": [
    ["the affirmation became overdue", "the affirmation becomes overdue"],
    ["the affirmation was current again", "the affirmation is current again"],
  ],
  "cage-not-covered": [
    ["a performing CAGE code was not covered", "a performing CAGE code is not covered"],
    ["every performing CAGE code was covered", "every performing CAGE code is covered"],
  ],
  "assessment-too-old": [
    ["the assessment became too old", "the assessment becomes too old"],
    ["an assessment was recent enough again", "an assessment is recent enough again"],
  ],
  "not-attested": [
    [
      "what stood was recorded by the prime and attested by nobody",
      "what stands is recorded by the prime and attested by nobody",
    ],
    [
      "nothing that the prime recorded itself was left to count on",
      "nothing that the prime recorded itself is left to count on",
    ],
  ],
  met: [
    ["the requirement was met", "the requirement is met"],
    ["the requirement was met no longer", "the requirement is met no longer"],
  ],
};

/**
 * A change in one sentence: "The affirmation became overdue on 3 May 2026; we learned it on
 * 9 May 2026."
 *
 * @param today decides between past and future.
 */
export function tellReasonChange(change: ReasonChange, today: CalendarDate): string {
  const { code, began, since, learnedOn } = change;
  const [past, future] = EVENTS[code][began ? 0 : 1];
  const what = capitalized(since !== null && since > today ? future : past);
  if (since === null)
    return `${what}${learnedOn ? `, as we learned on ${formatDate(learnedOn)}` : " all along"}.`;
  const learned = learnedOn
    ? `we learned it on ${formatDate(learnedOn)}`
    : "this could be foreseen";
  return `${what} on ${formatDate(since)}; ${learned}.`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
