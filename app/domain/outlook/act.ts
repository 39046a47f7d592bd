import type { ReasonCode } from "#app/domain/eligibility/types.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";

/** What is to be done so that a subcontract is eligible on the day. */
export const ACTS = [
  "answer-information",
  "review-facts",
  "show-status",
  "third-party",
  "new-status",
  "affirm",
  "close-out",
  "cover-site",
  "renew",
  "settle",
] as const;
export type Act = (typeof ACTS)[number];

/** Whose turn it is: ours, or the supplier's. */
export const WHOSE: Record<Act, "us" | "supplier"> = {
  "answer-information": "us",
  "review-facts": "us",
  "show-status": "supplier",
  "third-party": "supplier",
  "new-status": "supplier",
  affirm: "supplier",
  "close-out": "supplier",
  "cover-site": "supplier",
  renew: "supplier",
  settle: "supplier",
};

export const ACT_WORDS: Record<Act, string> = {
  "answer-information": "Answer what information flows to the supplier",
  "review-facts": "Review what the supplier stated",
  "show-status": "Ask the supplier to show a CMMC status",
  "third-party": "Ask the supplier to order an assessment by a C3PAO",
  "new-status": "Ask the supplier for a new assessment",
  affirm: "Ask the supplier's Affirming Official to affirm in SPRS",
  "close-out": "Ask the supplier to have the POA&M closed out",
  "cover-site": "Ask the supplier for an assessment that covers the site",
  renew: "Ask the supplier to renew what ends",
  settle: "Clear with the supplier what takes the place of the status",
};

const BY_REASON: Partial<Record<ReasonCode, Act>> = {
  "no-assessment": "show-status",
  "level-too-low": "new-status",
  "third-party-required": "third-party",
  "status-revoked": "settle",
  "status-expired": "new-status",
  "conditional-expired": "close-out",
  "conditional-not-permitted": "new-status",
  "compliance-changed": "settle",
  "level-2-not-kept": "third-party",
  "not-yet-effective": "settle",
  "affirmation-missing": "affirm",
  "affirmation-overdue": "affirm",
  "cage-not-covered": "cover-site",
  "assessment-too-old": "new-status",
};

type Found = {
  today: PostureState;
  ahead: PostureState;
  /** the first reason of the verdict of the day */
  code: ReasonCode | null;
  standing: Standing;
  /** whether an assessment by a C3PAO is what is missing */
  needsThirdParty: boolean;
};

/**
 * What is to be done first about a subcontract, and so by whom.
 *
 * @returns null where nothing is: it is eligible on the day, or requires nothing.
 */
export function actOf({ today, ahead, code, standing, needsThirdParty }: Found): Act | null {
  if (ahead === "undecided") return "answer-information";
  if (ahead === "lapsing") return "renew";
  if (ahead !== "ineligible") return null;
  if (standing === "to-review") return "review-facts";
  if (needsThirdParty) return "third-party";
  const act = (code && BY_REASON[code]) ?? "settle";
  // What is closed out in time does not expire; what has expired takes a new status.
  return act === "close-out" && today === "ineligible" ? "new-status" : act;
}
