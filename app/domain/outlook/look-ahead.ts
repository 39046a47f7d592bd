import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { listTermPeriods } from "#app/domain/contract/terms.ts";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type {
  DecidedVerdict,
  EligibilityInput,
  ReasonCode,
} from "#app/domain/eligibility/types.ts";
import { decideRequirement } from "#app/domain/flowdown/requirement.ts";
import { addDays, type CalendarDate, laterOf } from "#app/domain/kernel/calendar-date.ts";
import { LAPSING_DAYS, postureStateOf } from "#app/domain/posture/state-of.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { assumeFacts, isAssumed } from "./assumed-facts.ts";
import { assumeTerms, type OpenOption, scenarioOf } from "./assumed-terms.ts";
import { afterLead, beforeLead, type OutlookQuestion } from "./question.ts";

/** A subcontract as it is known today. */
export type OutlookCase = {
  /** as of today */
  input: EligibilityInput;
  /** the options of its contract that were not exercised */
  options: readonly OpenOption[];
  /** the last day of the remediation plan of a Conditional status, by the id of its assessment */
  planDays: ReadonlyMap<string, CalendarDate>;
  /** null once it was awarded, and where no day is planned */
  plannedAwardOn: CalendarDate | null;
};

/** Whether a third-party assessment that is begun today is there in time. */
export const REACHES = ["not-by-date", "gap", "in-time"] as const;
export type Reach = (typeof REACHES)[number];

/** A third-party assessment that is missing on the day asked about. */
export type Needed = {
  reach: Reach;
  /** the first day without it on which it is needed */
  neededOn: CalendarDate;
  /** the last day on which it can be begun to be there by then */
  beginBy: CalendarDate;
};

/** What an answer rests on beside what is known. */
export const ASSUMED_KINDS = ["renewal", "terms"] as const;
export type AssumedKind = (typeof ASSUMED_KINDS)[number];

/** A subcontract today, on the day asked about, and between them. */
export type Outlooked = {
  today: PostureState;
  ahead: PostureState;
  requiredToday: RequiredStatus | null;
  decided: DecidedVerdict;
  /** the first day after today since which the verdict is that of the day; null: it is today's */
  turnsOn: CalendarDate | null;
  needed: Needed | null;
  restsOn: AssumedKind[];
  /** the state on each of the days, in their order */
  states: PostureState[];
};

/** The days in a row on which a verdict is the same. */
type Run = { from: CalendarDate; decided: DecidedVerdict };

/** A verdict changes a few times a year at most. */
const MOST_RUNS = 400;

/**
 * What would be decided about a subcontract on a day to come, under assumptions. The verdict is the
 * one that decides everything else: it is only given another day, the facts and terms that are
 * assumed, and the state of the rule.
 *
 * @param days ascending, from today to the day asked about.
 * @throws never
 */
export function lookAhead(
  one: OutlookCase,
  question: OutlookQuestion,
  today: CalendarDate,
  days: readonly CalendarDate[],
): Outlooked {
  const now = decideEligibility(one.input);
  const assumed = assume(one, question, today);
  const runs = listRuns(assumed, today, question.on);
  const last = runs.at(-1);
  const decided =
    last?.from === question.on
      ? last.decided
      : decideEligibility({ ...assumed, asOf: question.on });
  const stateNow = postureStateOf(now, today);
  return {
    today: stateNow,
    ahead: question.on === today ? stateNow : postureStateOf(decided, question.on),
    requiredToday: now.required,
    decided: question.on === today ? now : decided,
    turnsOn: last && last.from > today ? last.from : null,
    needed: canCloseOut(now, decided)
      ? null
      : findNeeded(one, assumed, decided, last?.from ?? today, question, today),
    restsOn: listAssumed(one, assumed, decided, question.on),
    states: days.map((day) => (day === today ? stateNow : stateOn(runs, day))),
  };
}

function assume(
  { input, options, planDays }: OutlookCase,
  question: OutlookQuestion,
  today: CalendarDate,
): EligibilityInput {
  const thirdPartyOn = afterLead(today, question.lead);
  return {
    ...input,
    ...assumeFacts(input, {
      renewals: question.renewals,
      today,
      // What ends soon after the day is renewed too, or it would be shown as lapsing.
      until: addDays(question.on, LAPSING_DAYS + 1),
      thirdPartyOn,
      planDays,
    }),
    contract: assumeTerms(input.contract, options, question, today),
    scenario: scenarioOf(question),
  };
}

function listRuns(input: EligibilityInput, from: CalendarDate, to: CalendarDate): Run[] {
  const runs: Run[] = [];
  for (let day = from; day <= to && runs.length < MOST_RUNS; ) {
    const decided = decideEligibility({ ...input, asOf: day });
    runs.push({ from: day, decided });
    if (decided.holdsUntil === null) break;
    day = addDays(decided.holdsUntil, 1);
  }
  return runs;
}

function stateOn(runs: readonly Run[], day: CalendarDate): PostureState {
  const run = runs.findLast(({ from }) => from <= day);
  return run ? postureStateOf(run.decided, day) : "undecided";
}

/** An affirmation is made in a day; what else is missing takes an assessment. */
const AFFIRMED_ALONE: ReadonlySet<ReasonCode> = new Set([
  "affirmation-missing",
  "affirmation-overdue",
]);

/** A Conditional status that counts today is closed out, and needs no other assessment, until it expires. */
function canCloseOut(now: DecidedVerdict, decided: DecidedVerdict): boolean {
  return (
    now.verdict === "eligible" && decided.reasons.some(({ code }) => code === "conditional-expired")
  );
}

function findNeeded(
  { plannedAwardOn }: OutlookCase,
  assumed: EligibilityInput,
  decided: DecidedVerdict,
  since: CalendarDate,
  { on, lead }: OutlookQuestion,
  today: CalendarDate,
): Needed | null {
  if (decided.verdict !== "ineligible" || !isThirdParty(decided.required)) return null;
  if (decided.reasons.every(({ code }) => AFFIRMED_ALONE.has(code))) return null;
  const required = firstRequired(assumed, since, on);
  const awarded = plannedAwardOn !== null ? laterOf(required, plannedAwardOn) : required;
  const neededOn = awarded < on ? awarded : on;
  const thereOn = afterLead(today, lead);
  const late: Reach = thereOn <= on ? "gap" : "not-by-date";
  return {
    reach: thereOn <= neededOn ? "in-time" : late,
    neededOn,
    beginBy: beforeLead(neededOn, lead),
  };
}

function isThirdParty(required: RequiredStatus | null): boolean {
  return required === "Level 2 (C3PAO)" || required === "Level 3 (DIBCAC)";
}

/** The first day of the last days in a row, until the one asked about, that require a third party. */
function firstRequired(
  { contract, subcontract }: EligibilityInput,
  since: CalendarDate,
  on: CalendarDate,
): CalendarDate {
  const periods = listTermPeriods(contract, since).filter(({ from }) => from <= on);
  const before = periods.findLastIndex(
    ({ terms }) => !isThirdParty(decideRequirement({ contract: terms, subcontract }).required),
  );
  return periods[before + 1]?.from ?? on;
}

function listAssumed(
  { input }: OutlookCase,
  assumed: EligibilityInput,
  decided: DecidedVerdict,
  on: CalendarDate,
): AssumedKind[] {
  const kinds: AssumedKind[] = [];
  const differs = (given: EligibilityInput) => {
    const { verdict, required } = decideEligibility({ ...given, asOf: on });
    return verdict !== decided.verdict || required !== decided.required;
  };
  const { assessments, affirmations, contract } = input;
  const isRenewed = assumed.affirmations !== affirmations || assumed.assessments !== assessments;
  if (
    isRenewed &&
    (isAssumed(decided.satisfiedBy) || differs({ ...assumed, assessments, affirmations }))
  )
    kinds.push("renewal");
  if (assumed.contract !== contract && differs({ ...assumed, contract })) kinds.push("terms");
  return kinds;
}
