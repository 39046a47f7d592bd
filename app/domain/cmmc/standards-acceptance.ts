import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { standardsAcceptance } from "#catalogs/index.ts";
import type { AssessmentType, StatusKind } from "./vocabulary.ts";

type Assessed = {
  type: AssessmentType;
  status: StatusKind | null;
  statusDate: CalendarDate;
  score: number | null;
  openRequirements: readonly unknown[];
};

const ACCEPTED = new Map<AssessmentType, (typeof standardsAcceptance)[number]>(
  standardsAcceptance.map((rule) => [rule.assessment, rule]),
);

/**
 * An assessment as the CMMC Program counts it: a perfect DIBCAC High Assessment from before the
 * Program counts as a Final Level 2 (C3PAO) from its own date.
 *
 * @returns the assessment itself where nothing is accepted in its place.
 * @see 32 CFR 170.20(a)
 */
export function asCounted<One extends Assessed>(assessment: One): One {
  const { type, score, statusDate, openRequirements } = assessment;
  const accepted = ACCEPTED.get(type);
  if (!accepted || score !== accepted.score || openRequirements.length > 0) return assessment;
  if (statusDate >= accepted.before) return assessment;
  return { ...assessment, ...accepted.countsAs };
}
