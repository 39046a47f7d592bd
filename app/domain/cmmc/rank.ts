import { type AssessmentType, REQUIRED_STATUSES, type RequiredStatus } from "./vocabulary.ts";

const RANKS = new Map<string, number>(REQUIRED_STATUSES.map((status, rank) => [status, rank]));

/** Height of a status among those a contract can require, 0 the lowest; -1 for a DoD Assessment. */
export function rankOf(type: AssessmentType): number {
  return RANKS.get(type) ?? -1;
}

/** Whether `type` is an assessment that can end in a CMMC status. */
export function isCmmcAssessment(type: AssessmentType): type is RequiredStatus {
  return RANKS.has(type);
}

/**
 * Whether a status of one kind satisfies a requirement of another for the same scope: the same or a
 * higher one does, a DoD Assessment never.
 *
 * @see 32 CFR 170.16(b), 170.17(b), 170.18(b)
 */
export function satisfies(held: AssessmentType, required: RequiredStatus): boolean {
  return rankOf(held) >= rankOf(required);
}
