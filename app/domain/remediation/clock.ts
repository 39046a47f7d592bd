import type { AssessmentType, StatusKind } from "#app/domain/cmmc/vocabulary.ts";
import { addDays, type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { CLOSE_OUT_DAYS, isClosedOutInTime } from "#app/domain/sprs/conditional.ts";

/** An assessment of one system as it is stated now. */
export type StatedAssessment = {
  type: AssessmentType;
  status: StatusKind | null;
  statusDate: CalendarDate;
  openRequirements: readonly { id: string; partial?: boolean }[];
  score: number | null;
  closeOutPostedOn?: CalendarDate | null;
  revokedOn?: CalendarDate | null;
};

/** The assessments of the 110 requirements that a plan is about. Level 1 knows no Conditional status. */
export const PLANNED_TYPES: readonly AssessmentType[] = ["Level 2 (Self)", "Level 2 (C3PAO)"];

/**
 * Where the 180 days of a Conditional status stand: `running` up to and with the last day, `expired`
 * from the 181st day on, `closed-out` once a close-out that was posted in time is stated.
 */
export const CLOCK_STATES = ["running", "expired", "closed-out", "closed-out-late"] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export type CloseOutClock = {
  type: AssessmentType;
  statusDate: CalendarDate;
  /** the 180th day: the close-out is assessed and posted by then */
  lastDay: CalendarDate;
  /** days since the Conditional CMMC Status Date; 0 on that day itself */
  day: number;
  /** 0 on the last day, negative after it */
  daysLeft: number;
  state: ClockState;
  closedOutOn: CalendarDate | null;
  score: number | null;
  openRequirements: readonly { id: string; partial?: boolean }[];
};

/**
 * The clock of the Conditional Level 2 of one system.
 *
 * @param stated every assessment of the system that is stated now, in any order.
 * @returns null while no Conditional status, nor one that was closed out, is stated.
 * @throws never
 * @see 32 CFR 170.21(b): closed out within 180 days of the Conditional CMMC Status Date, or the
 *   status expires; 170.4: after the close-out the status keeps that date
 */
export function findCloseOutClock(
  stated: readonly StatedAssessment[],
  on: CalendarDate,
): CloseOutClock | null {
  const standing = stated
    .filter(({ type }) => PLANNED_TYPES.includes(type))
    .filter(({ statusDate, revokedOn }) => statusDate <= on && !(revokedOn && revokedOn <= on));
  const [one] = standing
    .filter((assessment) => hasClock(assessment, standing))
    .sort((a, b) => (a.statusDate < b.statusDate ? 1 : -1));
  if (!one) return null;
  const closedOutOn = one.closeOutPostedOn ?? null;
  const lastDay = addDays(one.statusDate, CLOSE_OUT_DAYS);
  const daysLeft = daysBetween(on, lastDay);
  return {
    type: one.type,
    statusDate: one.statusDate,
    lastDay,
    day: daysBetween(one.statusDate, on),
    daysLeft,
    state: stateOf(one.statusDate, closedOutOn, daysLeft),
    closedOutOn,
    score: one.score,
    openRequirements: one.openRequirements,
  };
}

/**
 * Whether the 180 days are counted of an assessment: it is Conditional and no Final status of its kind
 * took its place, or it is what the close-out made of one.
 */
function hasClock(
  { type, status, statusDate, closeOutPostedOn }: StatedAssessment,
  standing: readonly StatedAssessment[],
): boolean {
  if (status !== "Conditional") return Boolean(closeOutPostedOn);
  return !standing.some(
    (other) => other.type === type && other.status === "Final" && other.statusDate >= statusDate,
  );
}

function stateOf(
  statusDate: CalendarDate,
  closedOutOn: CalendarDate | null,
  daysLeft: number,
): ClockState {
  if (closedOutOn)
    return isClosedOutInTime(statusDate, closedOutOn) ? "closed-out" : "closed-out-late";
  return daysLeft < 0 ? "expired" : "running";
}

/** The last day of a close-out that is still to be done, or that nobody did; null without one. */
export function dueOfClock(clock: CloseOutClock | null): CalendarDate | null {
  return clock && (clock.state === "running" || clock.state === "expired") ? clock.lastDay : null;
}

type CloseOut = { by: string; postedIn: string; citation: string };

/** Who assesses a close-out, and where its result is posted. @see 32 CFR 170.21(b)(1)-(2) */
export function closeOutOf(type: AssessmentType): CloseOut {
  if (type === "Level 2 (C3PAO)")
    return {
      by: "an authorized or accredited C3PAO",
      postedIn: "CMMC eMASS, from where it reaches SPRS",
      citation: "32 CFR 170.21(b)(2)",
    };
  return {
    by: "your own company, in the same manner as the first self-assessment",
    postedIn: "SPRS",
    citation: "32 CFR 170.21(b)(1)",
  };
}
