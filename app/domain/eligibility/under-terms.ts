import type { ContractTerms } from "#app/domain/contract/terms.ts";
import { decideRequirement } from "#app/domain/flowdown/requirement.ts";
import type { RequirementDecision } from "#app/domain/flowdown/types.ts";
import { type Answer, type Demand, decideAmong } from "./among-candidates.ts";
import { listCmmcCandidates, listDodCandidates } from "./candidate.ts";
import type { EligibilityInput, Reason, ReasonCode, RuleVerdict } from "./types.ts";

/**
 * The verdict of a day as if the terms of that day never changed.
 *
 * @param terms those in force on `input.asOf`; what `input.contract` says is not read.
 */
export function decideUnderTerms(input: EligibilityInput, terms: ContractTerms): RuleVerdict {
  const requirement = decideRequirement({ contract: terms, subcontract: input.subcontract });
  const { required, code } = requirement;
  if (required) {
    const answer = decideAmong(
      (given) => listCmmcCandidates(given, required),
      input,
      cmmcDemand(requirement),
    );
    return verdictOf(answer, requirement);
  }
  if (code === "dod-assessment") {
    const answer = decideAmong(listDodCandidates, input, dodDemand(requirement));
    return verdictOf(answer, requirement);
  }
  return noRequirement(input, requirement);
}

function verdictOf(
  { isMet, satisfiedBy, holdsUntil, reasons }: Answer,
  { required, citation }: RequirementDecision,
): RuleVerdict {
  return {
    verdict: isMet ? "eligible" : "ineligible",
    required,
    citation,
    satisfiedBy,
    holdsUntil,
    reasons,
  };
}

function cmmcDemand({ required, citation, why }: RequirementDecision): Demand {
  return {
    required,
    citation,
    why,
    nothingShown: {
      citation: "DFARS 252.204-7021(f)(2)",
      text: `No attested assessment with a CMMC status was shown; ${required} is required before award.`,
    },
  };
}

function dodDemand({ citation, why }: RequirementDecision): Demand {
  return {
    required: null,
    citation,
    why,
    nothingShown: {
      citation,
      text: "No attested NIST SP 800-171 DoD Assessment was shown; one of the last three years is required before award.",
    },
  };
}

/** Every ground is listed, so that an exemption that falls away later is not mistaken for the only one. */
function noRequirement(
  { subcontract }: EligibilityInput,
  requirement: RequirementDecision,
): RuleVerdict {
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
