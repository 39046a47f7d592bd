import { lastDayOfAffirmation, lastDayOfStatus } from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import { asCounted } from "#app/domain/cmmc/standards-acceptance.ts";
import type {
  AffirmationFact,
  AssessmentFact,
  EligibilityInput,
} from "#app/domain/eligibility/types.ts";
import { type CalendarDate, daysBetween, laterOf } from "#app/domain/kernel/calendar-date.ts";
import { CLOSE_OUT_DAYS, findConditionalBlockers } from "#app/domain/sprs/conditional.ts";
import type { Renewals } from "./question.ts";

/** What suppliers are taken to do, from when until when. */
export type RenewalAssumption = {
  renewals: Renewals;
  today: CalendarDate;
  /** the last day until which anything is assumed */
  until: CalendarDate;
  /** the first day on which a third-party assessment that is begun today is there */
  thirdPartyOn: CalendarDate;
  /** the last day of the remediation plan of a Conditional status, by the id of its assessment */
  planDays: ReadonlyMap<string, CalendarDate>;
};

type Facts = Pick<EligibilityInput, "assessments" | "affirmations">;

/** Marks a fact that nobody stated: no id of a stated one holds it. */
const ASSUMED = "+";

/** Whether a verdict rests on an assessment that is assumed. */
export function isAssumed(assessmentId: string | null): boolean {
  return assessmentId?.includes(ASSUMED) ?? false;
}

/**
 * The facts as they would be stated if suppliers did what is assumed. What has lapsed by today stays
 * lapsed, and what was revoked or changed is not taken up again.
 *
 * `everybody`: what lapses after today is affirmed, closed out or assessed anew on the last day on
 * which that is in time; a third-party assessment not before one that is begun today can be there.
 * `plans`: a Conditional status whose remediation plan ends in time is closed out, and affirmed, on
 * the plan's last day; nothing else is renewed. Ticking a plan off is no close-out: that the close-out
 * assessment is posted on that day is the assumption.
 *
 * @returns the stated facts, and after them the assumed ones.
 * @throws never
 * @see DFARS 252.204-7021(a) of how long each counts; 32 CFR 170.21(b) and 170.22(a)(3)
 */
export function assumeFacts(stated: Facts, assumption: RenewalAssumption): Facts {
  if (assumption.renewals === "nobody") return stated;
  const assumed: Assumed = { assessments: [], affirmations: [] };
  for (const assessment of stated.assessments) {
    const counted = asCounted(assessment);
    if (!standsOn(counted, stated.affirmations, assumption.today)) continue;
    if (assumption.renewals === "plans") closeOutAsPlanned(counted, assumption, assumed);
    else renewAll(counted, stated.affirmations, assumption, assumed);
  }
  return {
    assessments: [...stated.assessments, ...assumed.assessments],
    affirmations: [...stated.affirmations, ...assumed.affirmations],
  };
}

type Assumed = { assessments: AssessmentFact[]; affirmations: AffirmationFact[] };

/** Whether a status counts on a day: current, permitted, affirmed where that is asked, and never ended. */
function standsOn(
  assessment: AssessmentFact,
  affirmations: readonly AffirmationFact[],
  on: CalendarDate,
): boolean {
  const { type, status, statusDate } = assessment;
  if (assessment.revokedOn || assessment.complianceChangedOn) return false;
  const last = lastDayOfStatus(type, status, statusDate);
  if (last === null || statusDate > on || last < on) return false;
  if (!isCmmcAssessment(type)) return true;
  if (status === "Conditional" && !isPermitted(assessment)) return false;
  return lastAffirmed(assessment.id, affirmations, on) !== null;
}

function isPermitted({ type, score, openRequirements }: AssessmentFact): boolean {
  if (!isCmmcAssessment(type)) return false;
  return findConditionalBlockers({ type, score, openRequirements }).length === 0;
}

/** The day of the latest affirmation of an assessment, while it still counts. */
function lastAffirmed(
  assessmentId: string,
  affirmations: readonly AffirmationFact[],
  on: CalendarDate,
): CalendarDate | null {
  let last: CalendarDate | null = null;
  for (const { assessment, affirmedOn } of affirmations)
    if (assessment === assessmentId && affirmedOn <= on && (last === null || affirmedOn > last))
      last = affirmedOn;
  return last !== null && lastDayOfAffirmation(last) >= on ? last : null;
}

function closeOutAsPlanned(
  conditional: AssessmentFact,
  { planDays, today }: RenewalAssumption,
  assumed: Assumed,
): void {
  const planned = planDays.get(conditional.id);
  if (conditional.status !== "Conditional" || planned === undefined) return;
  const closedOn = laterOf(planned, today);
  if (daysBetween(conditional.statusDate, closedOn) > CLOSE_OUT_DAYS) return;
  state(assumed, closedOut(conditional, closedOn), closedOn);
}

/** Affirm what stands each year, and put another in its place when it ends. */
function renewAll(
  first: AssessmentFact,
  affirmations: readonly AffirmationFact[],
  assumption: RenewalAssumption,
  assumed: Assumed,
): void {
  let current = first;
  let affirmedOn = lastAffirmed(first.id, affirmations, assumption.today) ?? first.statusDate;
  for (;;) {
    const last = lastDayOfStatus(current.type, current.status, current.statusDate);
    if (last === null) return;
    const isLast = last >= assumption.until;
    affirmUntil(current, affirmedOn, isLast ? assumption.until : last, assumed);
    if (isLast) return;
    const next = successorOf(current, last, assumption);
    affirmedOn = next.closeOutPostedOn ?? next.statusDate;
    state(assumed, next, affirmedOn);
    current = next;
  }
}

function affirmUntil(
  { id, type }: AssessmentFact,
  affirmedOn: CalendarDate,
  until: CalendarDate,
  assumed: Assumed,
): void {
  if (!isCmmcAssessment(type)) return;
  for (let last = lastDayOfAffirmation(affirmedOn); last < until; last = lastDayOfAffirmation(last))
    assumed.affirmations.push({ assessment: id, affirmedOn: last });
}

/** What takes the place of a status on its last day, or as soon as it can be there. */
function successorOf(
  current: AssessmentFact,
  last: CalendarDate,
  { thirdPartyOn }: RenewalAssumption,
): AssessmentFact {
  if (current.status === "Conditional") return closedOut(current, last);
  const isSelf = current.type.endsWith("(Self)") || current.type === "NIST SP 800-171 Basic";
  return {
    id: `${current.id}${ASSUMED}`,
    type: current.type,
    status: current.status,
    statusDate: isSelf ? last : laterOf(last, thirdPartyOn),
    score: null,
    openRequirements: [],
    cages: current.cages,
  };
}

/** What a close-out makes of a Conditional status: Final, and dated as before. @see 32 CFR 170.4 */
function closedOut(conditional: AssessmentFact, postedOn: CalendarDate): AssessmentFact {
  return {
    ...conditional,
    id: `${conditional.id}${ASSUMED}`,
    status: "Final",
    openRequirements: [],
    closeOutPostedOn: postedOn,
  };
}

function state(assumed: Assumed, assessment: AssessmentFact, affirmedOn: CalendarDate): void {
  assumed.assessments.push(assessment);
  if (isCmmcAssessment(assessment.type))
    assumed.affirmations.push({ assessment: assessment.id, affirmedOn });
}
