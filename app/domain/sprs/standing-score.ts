import type { AssessmentType } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** A score as a subcontractor told it to the prime, which did not return it. */
export type ToldScore = {
  /** the information system that was assessed */
  systemLineageId: string;
  type: AssessmentType;
  statusDate: CalendarDate;
  /** -203 to 110; null where none was told */
  score: number | null;
  /** from when on the assessment is revoked; null or absent: it stands */
  revokedOn?: CalendarDate | null;
};

export type StandingScore = { score: number; scoredOn: CalendarDate };

/** Their scores count other requirements: 15 that are met or not, and the 24 of Level 3. */
const OTHER_SCALES: readonly AssessmentType[] = ["Level 1 (Self)", "Level 3 (DIBCAC)"];

/**
 * The one score that stands for a supplier: of each information system the latest, of several
 * systems the lowest, because a chain is as sound as its weakest member.
 *
 * @returns null where no score of the 110 requirements was told, or all were revoked.
 * @throws never
 * @see 32 CFR 170.24(c)(2), DFARS 252.204-7020(d)
 */
export function standingScoreOf(told: readonly ToldScore[]): StandingScore | null {
  const latest = new Map<string, StandingScore>();
  for (const { systemLineageId, type, statusDate, score, revokedOn } of told) {
    if (score === null || revokedOn || OTHER_SCALES.includes(type)) continue;
    const former = latest.get(systemLineageId);
    const isLater = !former || statusDate > former.scoredOn;
    // Of two on one day the lower one is believed.
    const isLower = former?.scoredOn === statusDate && score < former.score;
    if (isLater || isLower) latest.set(systemLineageId, { score, scoredOn: statusDate });
  }
  return [...latest.values()].reduce<StandingScore | null>(
    (lowest, one) => (lowest === null || one.score < lowest.score ? one : lowest),
    null,
  );
}
