import {
  currencyRuleOf,
  lastDayOfAffirmation,
  lastDayOfStatus,
} from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import type { AffirmationFact, AssessmentFact } from "#app/domain/eligibility/types.ts";
import { addDays, addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { CLOSE_OUT_DAYS } from "#app/domain/sprs/conditional.ts";
import { affirmationRule } from "#catalogs/index.ts";
import { EXPIRATION_KINDS, type ExpirationKind } from "./kinds.ts";

export type FactExpirationKind = Extract<
  ExpirationKind,
  "close-out-due" | "status-expires" | "affirmation-due" | "certificate-expires"
>;

/** A day on which a submitted fact stops being current, or on which an act about it is due. */
export type FactExpiration = {
  kind: FactExpirationKind;
  /** last day on which the fact still counts, respectively on which the act is in time */
  on: CalendarDate;
  /** id of the assessment or certificate */
  fact: string;
  /** null where no rule sets the day: a certificate names it itself */
  citation: string | null;
};

/** An assessment, with the information system that it assessed where that is known. */
export type AssessedSystem = AssessmentFact & { systemLineageId?: string };

export type StatedFacts = {
  asOf: CalendarDate;
  assessments: readonly AssessedSystem[];
  affirmations: readonly AffirmationFact[];
  certificates: readonly { id: string; expiresOn: CalendarDate }[];
};

/**
 * The dates on which submitted facts stop being current, past ones included.
 *
 * An affirmation is due by the next anniversary of the status date and counts for one year from its
 * own date; the earlier of the two is listed, because both have to be kept. Nothing ends any more of
 * a status that was revoked or whose compliance changed, nor of one whose place a later one of the
 * same system took.
 *
 * @returns soonest first; at most one of each kind for each fact.
 * @throws never
 * @see DFARS 252.204-7021(a); 32 CFR 170.21(b), 170.22(a)(2)
 */
export function listFactExpirations(input: StatedFacts): FactExpiration[] {
  const current = input.assessments.filter(
    (one) => !hasEnded(one, input.asOf) && !input.assessments.some((other) => replaces(other, one)),
  );
  const ofAssessments = current.flatMap((assessment) => [
    ...statusExpirations(assessment),
    ...affirmationDue(assessment, input),
  ]);
  const ofCertificates = input.certificates.map(({ id, expiresOn }) => ({
    kind: "certificate-expires" as const,
    on: expiresOn,
    fact: id,
    citation: null,
  }));
  return [...ofAssessments, ...ofCertificates].sort(
    (a, b) =>
      (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) ||
      EXPIRATION_KINDS.indexOf(a.kind) - EXPIRATION_KINDS.indexOf(b.kind),
  );
}

/**
 * The files that name a last day of their own: one that names the last day of the certificate beside which
 * it stands says nothing more than it.
 */
export function listTellingFiles<
  File extends { validUntil: CalendarDate; certificateIds: readonly string[] },
>({
  certificates,
  evidence,
}: {
  certificates: StatedFacts["certificates"];
  evidence: readonly File[];
}): File[] {
  return evidence.filter(
    ({ validUntil, certificateIds }) =>
      !certificates.some(
        ({ id, expiresOn }) => expiresOn === validUntil && certificateIds.includes(id),
      ),
  );
}

function hasEnded({ revokedOn, complianceChangedOn }: AssessmentFact, asOf: CalendarDate): boolean {
  return [revokedOn, complianceChangedOn].some((day) => day && day <= asOf);
}

/** Whether a later assessment of the same system and kind counts for at least as long. */
function replaces(later: AssessedSystem, one: AssessedSystem): boolean {
  if (later.systemLineageId === undefined || later.systemLineageId !== one.systemLineageId)
    return false;
  if (later.type !== one.type || later.statusDate <= one.statusDate) return false;
  const ends = lastDayOfStatus(one.type, one.status, one.statusDate);
  const endsLater = lastDayOfStatus(later.type, later.status, later.statusDate);
  return ends !== null && endsLater !== null && ends <= endsLater;
}

function statusExpirations({
  id,
  type,
  status,
  statusDate,
  closeOutPostedOn,
}: AssessmentFact): FactExpiration[] {
  const on = lastDayOfStatus(type, status, statusDate);
  const citation = currencyRuleOf(type, status)?.source.paragraph;
  if (!on || !citation) return [];
  const expires: FactExpiration = { kind: "status-expires", on, fact: id, citation };
  if (status !== "Conditional" || closeOutPostedOn) return [expires];
  const closeOut = addDays(statusDate, CLOSE_OUT_DAYS);
  return [{ kind: "close-out-due", on: closeOut, fact: id, citation: "32 CFR 170.21(b)" }, expires];
}

function affirmationDue(
  { id, type, status, statusDate }: AssessmentFact,
  { affirmations, asOf }: StatedFacts,
): FactExpiration[] {
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
