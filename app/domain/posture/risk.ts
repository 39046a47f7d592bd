import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "./states.ts";

/** The states in which money is at risk: it may not be awarded, or not for much longer. */
export const RISKY_STATES = [
  "ineligible",
  "undecided",
  "lapsing",
] as const satisfies readonly PostureState[];
export type RiskyState = (typeof RISKY_STATES)[number];

/** What is worth how much, of subcontracts whose value is known. */
export type Exposure = {
  /** in whole US dollars */
  value: number;
  /** subcontracts whose value is known, and those where nobody said it */
  valued: number;
  unvalued: number;
};

export const NO_EXPOSURE: Exposure = { value: 0, valued: 0, unvalued: 0 };

export function addExposure(a: Exposure, b: Exposure): Exposure {
  return {
    value: a.value + b.value,
    valued: a.valued + b.valued,
    unvalued: a.unvalued + b.unvalued,
  };
}

/** The day on which a risk bites, and why on that day. */
export type RiskDay =
  | { kind: "award-planned"; on: CalendarDate }
  | { kind: "lapses"; on: CalendarDate }
  | { kind: "now"; on: null };

/**
 * When the risk of a subcontract bites: a verdict that lapses, on its last day; else on the planned
 * award day, while that is to come; else now.
 */
export function riskDayOf(
  subcontract: {
    state: RiskyState;
    holdsUntil: CalendarDate | null;
    plannedAwardOn: CalendarDate | null;
    isAwarded: boolean;
  },
  on: CalendarDate,
): RiskDay {
  const { state, holdsUntil, plannedAwardOn, isAwarded } = subcontract;
  if (state === "lapsing" && holdsUntil !== null) return { kind: "lapses", on: holdsUntil };
  if (!isAwarded && plannedAwardOn !== null && plannedAwardOn >= on)
    return { kind: "award-planned", on: plannedAwardOn };
  return { kind: "now", on: null };
}
