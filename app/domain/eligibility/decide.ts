import { decideRequirement } from "#app/domain/flowdown/requirement.ts";
import type { RequirementDecision } from "#app/domain/flowdown/types.ts";
import { fromDayNumber, toDayNumber } from "#app/domain/kernel/day-number.ts";
import { bestOf, listBlockers } from "./blockers.ts";
import { type Candidate, listCmmcCandidates, listDodCandidates } from "./candidate.ts";
import { blockingReason, nameOf } from "./reasons.ts";
import type { EligibilityInput, EligibilityVerdict, Reason, ReasonCode } from "./types.ts";
import { lastDayOfRun, nextStart } from "./windows.ts";

/**
 * Whether a subcontractor may be awarded a subcontract on a day, why, and until when that holds.
 *
 * Statements dated after `asOf` do not count yet. The verdict is the same on every day from `asOf`
 * to `holdsUntil` and another one on the day after.
 *
 * @returns eligible with the assessment that satisfies longest; ineligible with everything that
 *   blocks the assessment nearest to satisfying; or no-requirement with every ground for it.
 * @throws never
 * @see 32 CFR 170.23; DFARS 252.204-7021(a) and (f)(2); DFARS 252.204-7020(g)(2)
 */
export function decideEligibility(input: EligibilityInput): EligibilityVerdict {
  const requirement = decideRequirement(input);
  const { required, code } = requirement;
  if (required) return decideAmong(listCmmcCandidates(input, required), input, requirement);
  if (code === "dod-assessment") return decideAmong(listDodCandidates(input), input, requirement);
  return noRequirement(input, requirement);
}

function decideAmong(
  candidates: readonly Candidate[],
  input: EligibilityInput,
  requirement: RequirementDecision,
): EligibilityVerdict {
  const { required, citation } = requirement;
  const asOf = toDayNumber(input.asOf);
  const windows = candidates.flatMap((candidate) => candidate.satisfying);
  const eligibleUntil = lastDayOfRun(windows, asOf);
  const next = eligibleUntil === null ? nextStart(windows, asOf) : null;
  const lastDay = eligibleUntil ?? (next === null ? null : next - 1);
  const longest = eligibleUntil === null ? null : holdingLongest(candidates, asOf);
  return {
    verdict: longest ? "eligible" : "ineligible",
    required,
    citation,
    satisfiedBy: longest?.assessment.id ?? null,
    holdsUntil: lastDay === null ? null : fromDayNumber(lastDay),
    reasons: longest
      ? [metReason(longest, requirement)]
      : listBlockingReasons(candidates, input, requirement),
  };
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
  requirement: RequirementDecision,
): Reason[] {
  const asOf = toDayNumber(input.asOf);
  const best = bestOf(
    candidates.map((candidate) => ({
      candidate,
      codes: listBlockers(candidate, asOf, input.affirmations),
    })),
  );
  if (!best) return [noAssessmentReason(requirement)];
  const { assessment } = best.candidate;
  return best.codes.map((code) => blockingReason(code, assessment, input, requirement));
}

function metReason({ assessment }: Candidate, requirement: RequirementDecision): Reason {
  const required =
    requirement.required ?? "a NIST SP 800-171 DoD Assessment of the last three years";
  return {
    code: "met",
    citation: requirement.citation,
    text: `The ${nameOf(assessment)} is current and satisfies the requirement of ${required}.`,
  };
}

function noAssessmentReason({ required, citation }: RequirementDecision): Reason {
  if (required)
    return {
      code: "no-assessment",
      citation: "DFARS 252.204-7021(f)(2)",
      text: `No assessment with a CMMC status was shown; ${required} is required before award.`,
    };
  return {
    code: "no-assessment",
    citation,
    text: "No NIST SP 800-171 DoD Assessment was shown; one of the last three years is required before award.",
  };
}

/** Every ground is listed, so that an exemption that falls away later is not mistaken for the only one. */
function noRequirement(
  { subcontract }: EligibilityInput,
  requirement: RequirementDecision,
): EligibilityVerdict {
  const { citation, why, code } = requirement;
  const reason: Reason = { code: REASON_OF[code] ?? "not-yet-effective", citation, text: why };
  const isAlsoCots = code === "no-fci-or-cui" && subcontract.commercialOffTheShelfOnly;
  return {
    verdict: "no-requirement",
    required: null,
    citation,
    satisfiedBy: null,
    holdsUntil: null,
    reasons: isAlsoCots ? [reason, COTS_REASON] : [reason],
  };
}

const REASON_OF: Partial<Record<RequirementDecision["code"], ReasonCode>> = {
  "no-fci-or-cui": "no-fci-or-cui",
  "cots-only": "cots-only",
};
const COTS_REASON: Reason = {
  code: "cots-only",
  citation: "32 CFR 170.3(c); DFARS 252.204-7021(f)(1)",
  text: "The subcontract buys only commercially available off-the-shelf items, which are exempt.",
};
