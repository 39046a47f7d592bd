import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { fromDayNumber, toDayNumber } from "#app/domain/kernel/day-number.ts";
import { bestOf, listBlockers } from "./blockers.ts";
import type { Candidate } from "./candidate.ts";
import { type ListCandidates, notAttestedReason } from "./not-attested.ts";
import { blockingReason, levelTwoNotKept, nameOf } from "./reasons.ts";
import type { EligibilityInput, Reason } from "./types.ts";
import { lastDayOfRun, nextStart, type Window } from "./windows.ts";

/** What is required, and by what: the rule's paragraph, or the prime's own terms. */
export type Demand = {
  /** null where a DoD Assessment is required */
  required: RequiredStatus | null;
  citation: string;
  why: string;
  /** what is cited when nothing was shown */
  nothingShown: { citation: string; text: string };
};

/** Whether one of the candidates meets a demand on a day. */
export type Answer = {
  isMet: boolean;
  satisfiedBy: string | null;
  /** last day on which the answer is the same under this demand; null: it never changes */
  holdsUntil: CalendarDate | null;
  reasons: Reason[];
};

/**
 * Whether one of the candidates meets the demand on the day asked about, by which, why not, and
 * until when that stays so. What the prime recorded itself is among the reasons why not, and counts
 * for nothing else.
 *
 * @param listCandidates those among the assessments of an input that could meet the demand.
 */
export function decideAmong(
  listCandidates: ListCandidates,
  input: EligibilityInput,
  demand: Demand,
): Answer {
  const candidates = listCandidates(input);
  const asOf = toDayNumber(input.asOf);
  const windows = listWindows(candidates);
  const metUntil = lastDayOfRun(windows, asOf);
  const next = metUntil === null ? nextStart(windows, asOf) : null;
  const lastDay = metUntil ?? (next === null ? null : next - 1);
  const longest = metUntil === null ? null : holdingLongest(candidates, asOf);
  return {
    isMet: longest !== null,
    satisfiedBy: longest?.assessment.id ?? null,
    holdsUntil: lastDay === null ? null : fromDayNumber(lastDay),
    reasons: longest
      ? [metReason(longest, demand)]
      : [
          ...listBlockingReasons(candidates, input, demand),
          ...present(notAttestedReason(input, demand, listCandidates)),
        ],
  };
}

function present(reason: Reason | null): Reason[] {
  return reason ? [reason] : [];
}

function listWindows(candidates: readonly Candidate[]): Window[] {
  const windows: Window[] = [];
  for (const { satisfying } of candidates) windows.push(...satisfying);
  return windows;
}

function holdingLongest(candidates: readonly Candidate[], asOf: number): Candidate | null {
  let longest: Candidate | null = null;
  let longestUntil = -1;
  for (const candidate of candidates) {
    const until = lastDayOfRun(candidate.satisfying, asOf);
    if (until === null || (longest && until <= longestUntil)) continue;
    longest = candidate;
    longestUntil = until;
  }
  return longest;
}

function listBlockingReasons(
  candidates: readonly Candidate[],
  input: EligibilityInput,
  demand: Demand,
): Reason[] {
  const asOf = toDayNumber(input.asOf);
  const best = bestOf(
    candidates.map((candidate) => ({
      candidate,
      codes: listBlockers(candidate, asOf, input.affirmations),
    })),
  );
  if (!best) return listNothingShown(demand, input.asOf);
  return best.codes.map((code) => blockingReason(code, best.candidate, input, demand));
}

function metReason({ assessment }: Candidate, demand: Demand): Reason {
  const required = demand.required ?? "a NIST SP 800-171 DoD Assessment of the last three years";
  return {
    code: "met",
    citation: demand.citation,
    text: `The ${nameOf(assessment)} is current and satisfies the requirement of ${required}.`,
  };
}

function listNothingShown({ required, nothingShown }: Demand, asOf: CalendarDate): Reason[] {
  const reason: Reason = { code: "no-assessment", ...nothingShown };
  return required === "Level 3 (DIBCAC)" ? [reason, levelTwoNotKept(asOf)] : [reason];
}
