import { CLOSE_OUT_DAYS } from "#app/domain/cmmc/conditional.ts";
import {
  currencyRuleOf,
  lastDayOfAffirmation,
  lastDayOfStatus,
} from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import type { AffirmationFact, AssessmentFact } from "#app/domain/eligibility/types.ts";
import { addDays, addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { affirmationRule } from "#catalogs/index.ts";

/** What stops being current; the order breaks ties of one day. */
export const EXPIRATION_KINDS = [
  "close-out-due",
  "status-expires",
  "affirmation-due",
  "certificate-expires",
] as const;
export type ExpirationKind = (typeof EXPIRATION_KINDS)[number];

export type Expiration = {
  kind: ExpirationKind;
  /** last day on which the fact still counts, respectively on which the act is in time */
  on: CalendarDate;
  /** id of the assessment or certificate */
  fact: string;
  citation: string;
};

export type ExpirationInput = {
  asOf: CalendarDate;
  assessments: readonly AssessmentFact[];
  affirmations: readonly AffirmationFact[];
  certificates: readonly { id: string; expiresOn: CalendarDate }[];
};

/**
 * The dates on which submitted facts stop being current, past ones included.
 *
 * An affirmation is due by the next anniversary of the status date and counts for one year from its
 * own date; the earlier of the two is listed, because both have to be kept.
 *
 * @returns soonest first; at most one of each kind for each fact.
 * @throws never
 * @see DFARS 252.204-7021(a); 32 CFR 170.21(b), 170.22(a)(2)
 */
export function listExpirations(input: ExpirationInput): Expiration[] {
  const ofAssessments = input.assessments.flatMap((assessment) => [
    ...statusExpirations(assessment),
    ...affirmationDue(assessment, input),
  ]);
  const ofCertificates = input.certificates.map(({ id, expiresOn }) => ({
    kind: "certificate-expires" as const,
    on: expiresOn,
    fact: id,
    citation: "NIST SP 800-171 R2 Appendix D",
  }));
  return [...ofAssessments, ...ofCertificates].sort(
    (a, b) =>
      (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) ||
      EXPIRATION_KINDS.indexOf(a.kind) - EXPIRATION_KINDS.indexOf(b.kind),
  );
}

function statusExpirations({ id, type, status, statusDate }: AssessmentFact): Expiration[] {
  const on = lastDayOfStatus(type, status, statusDate);
  const citation = currencyRuleOf(type, status)?.source.paragraph;
  if (!on || !citation) return [];
  const expires: Expiration = { kind: "status-expires", on, fact: id, citation };
  if (status !== "Conditional") return [expires];
  const closeOut = addDays(statusDate, CLOSE_OUT_DAYS);
  return [{ kind: "close-out-due", on: closeOut, fact: id, citation: "32 CFR 170.21(b)" }, expires];
}

function affirmationDue(
  { id, type, status, statusDate }: AssessmentFact,
  { affirmations, asOf }: ExpirationInput,
): Expiration[] {
  const expires = lastDayOfStatus(type, status, statusDate);
  if (!isCmmcAssessment(type) || !expires) return [];
  const last = affirmations
    .filter((a) => a.assessment === id && a.affirmedOn <= asOf)
    .reduce<CalendarDate | null>(
      (max, a) => (!max || a.affirmedOn > max ? a.affirmedOn : max),
      null,
    );
  const on =
    last === null
      ? statusDate
      : earlier(nextAnniversary(statusDate, last), lastDayOfAffirmation(last));
  if (on > expires) return [];
  return [{ kind: "affirmation-due", on, fact: id, citation: affirmationRule.affirmationSource }];
}

/** The first anniversary of the status date after the day of the last affirmation. */
function nextAnniversary(statusDate: CalendarDate, affirmedOn: CalendarDate): CalendarDate {
  let years = 1;
  while (addYears(statusDate, years) <= affirmedOn) years += 1;
  return addYears(statusDate, years);
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
