import {
  level3Requirements,
  type Requirement,
  requirements,
  scoringRules,
} from "#catalogs/index.ts";
import { type Counts, lostPoints } from "./lost-points.ts";

/** What an assessor can find for one requirement; only `not-met` and `partial` cost points. */
export const RESULTS = [
  "met",
  "not-met",
  "partial",
  "not-applicable",
  "enduring-exception",
  "temporary-deficiency",
  "dod-cio-adjudicated",
] as const;
export type Result = (typeof RESULTS)[number];

/** Results by requirement id; an absent id counts as not met. */
export type Results = Readonly<Record<string, Result>>;

const REQUIREMENTS = new Map<string, Requirement>(requirements.map((r) => [r.id, r]));
const LEVEL_3_IDS = new Set(level3Requirements.map((r) => r.id));
const COUNTS = new Map(scoringRules.map((rule) => [rule.result, rule.counts]));

/** The NIST SP 800-171 requirement with this id, if there is one. */
export function findRequirement(id: string): Requirement | undefined {
  return REQUIREMENTS.get(id);
}

/** Whether the id names one of the 24 Level 3 requirements. */
export function isLevel3Requirement(id: string): boolean {
  return LEVEL_3_IDS.has(id);
}

/**
 * Points that one requirement loses: 0, 1, 3 or 5.
 *
 * @param result `partial` costs the partial value where the requirement knows one, else all points.
 * @see 32 CFR 170.24(c)(2)(i)
 */
export function pointsLost(requirement: Requirement, result: Result): number {
  return lostPoints(requirement, countsOf(result));
}

/** What a result does to the score. @see 32 CFR 170.24(c)(2)(i) */
export function countsOf(result: Result): Counts {
  return COUNTS.get(result) ?? "not-met";
}
