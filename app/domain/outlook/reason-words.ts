import type { ReasonCode } from "#app/domain/eligibility/types.ts";
import type { PostureState } from "#app/domain/posture/states.ts";

/** What the first reason of a verdict comes to, where many that share it are told as one. */
export const REASON_WORDS: Record<ReasonCode, string> = {
  "no-fci-or-cui": "Neither FCI nor CUI flows",
  "cots-only": "Only off-the-shelf items are bought",
  "no-assessment": "No assessment was shown and accepted",
  "not-attested": "What was shown is without attestation",
  "level-too-low": "The status is lower than what is required",
  "third-party-required": "A self-assessment where a C3PAO is required",
  "status-revoked": "The status was revoked",
  "status-expired": "The status has ended by then",
  "conditional-expired": "The 180 days of a Conditional status are over by then",
  "conditional-not-permitted": "The rule does not permit the Conditional status",
  "compliance-changed": "Compliance changed after the assessment",
  "level-2-not-kept": "The Level 2 (C3PAO) beside Level 3 is not kept",
  "not-yet-effective": "The assessment is dated later",
  "affirmation-missing": "The affirmation is missing",
  "affirmation-overdue": "The affirmation is older than one year",
  "cage-not-covered": "The assessment does not cover the site",
  "assessment-too-old": "The DoD Assessment is older than three years",
  met: "The requirement is met",
};

/**
 * Why a subcontract is what it is on the day, in a few words.
 *
 * @param code the first reason of its verdict; null where nothing is decided.
 */
export function sayWhy(state: PostureState, code: ReasonCode | null): string {
  if (state === "lapsing") return "What it rests on ends within 60 days after the day";
  if (code === null) return "Nobody answered what information flows";
  // A contract that asks for no status is told by the requirement's own code, which is none of these.
  if (state === "no-requirement" && code === "not-yet-effective")
    return "The contract asks for no CMMC status";
  return REASON_WORDS[code];
}
