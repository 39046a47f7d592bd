import type { ReasonCode } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { REACHES, type Reach } from "./look-ahead.ts";
import type { OutlookRow } from "./row.ts";

/** How many subcontracts, what those of a known value are worth, and how many have none. */
export type Exposure = { count: number; value: number; withoutValue: number };

/** Subcontracts that are another thing on the day than today, and why. */
export type Move = Exposure & {
  from: PostureState;
  to: PostureState;
  /** the first reason on the day; null where nothing is decided */
  code: ReasonCode | null;
};

export type OutlookCounts = {
  total: Exposure;
  today: Record<PostureState, Exposure>;
  ahead: Record<PostureState, Exposure>;
  /** the largest first */
  moves: Move[];
  /** those that lack an assessment by a C3PAO on the day, by whether it can be there in time */
  reach: Record<Reach, Exposure>;
  /** of those ineligible on the day, whose requirement is to be removed as was directed */
  removalPending: Exposure;
  /** states by day, for the picture */
  days: { on: CalendarDate; counts: Record<PostureState, number> }[];
};

type Counting = {
  counts: OutlookCounts;
  moves: Map<string, Move>;
};

/** Counts rows as they come, so that nothing of them has to be held for it. */
export function beginCounting(days: readonly CalendarDate[]): Counting {
  return {
    moves: new Map(),
    counts: {
      total: nothing(),
      today: each(POSTURE_STATES, nothing),
      ahead: each(POSTURE_STATES, nothing),
      moves: [],
      reach: each(REACHES, nothing),
      removalPending: nothing(),
      days: days.map((on) => ({ on, counts: each(POSTURE_STATES, () => 0) })),
    },
  };
}

/** @param states the state on each of the days, in their order. */
export function countRow(
  { counts, moves }: Counting,
  row: OutlookRow,
  states: readonly PostureState[],
): void {
  add(counts.total, row);
  add(counts.today[row.today], row);
  add(counts.ahead[row.ahead], row);
  if (row.needed) add(counts.reach[row.needed.reach], row);
  if (row.ahead === "ineligible" && row.isRemovalPending) add(counts.removalPending, row);
  for (const [index, state] of states.entries()) {
    const day = counts.days[index];
    if (day) day.counts[state] += 1;
  }
  if (row.today !== row.ahead) add(moveOf(moves, row), row);
}

/** What was counted, with the moves in their order. */
export function endCounting({ counts, moves }: Counting): OutlookCounts {
  const sorted = [...moves.values()].sort(
    (a, b) =>
      b.count - a.count ||
      POSTURE_STATES.indexOf(a.to) - POSTURE_STATES.indexOf(b.to) ||
      (keyOf(a) < keyOf(b) ? -1 : 1),
  );
  return { ...counts, moves: sorted };
}

/** Several exposures as one. */
export function together(all: readonly Exposure[]): Exposure {
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    value: all.reduce((sum, { value }) => sum + value, 0),
    withoutValue: all.reduce((sum, { withoutValue }) => sum + withoutValue, 0),
  };
}

/** Those that may not be awarded on the day although an assessment is begun today. */
export function cannotReach({ reach }: Pick<OutlookCounts, "reach">): Exposure {
  return together([reach["not-by-date"], reach.gap]);
}

function moveOf(moves: Map<string, Move>, { today, ahead, reason }: OutlookRow): Move {
  const made: Move = { from: today, to: ahead, code: reason?.code ?? null, ...nothing() };
  const key = keyOf(made);
  const known = moves.get(key);
  if (known) return known;
  moves.set(key, made);
  return made;
}

const keyOf = ({ from, to, code }: Pick<Move, "from" | "to" | "code">): string =>
  [from, to, code].join(" ");

const nothing = (): Exposure => ({ count: 0, value: 0, withoutValue: 0 });

function add(exposure: Exposure, { value }: OutlookRow): void {
  exposure.count += 1;
  if (value === null) exposure.withoutValue += 1;
  else exposure.value += value;
}

function each<Name extends string, Value>(
  names: readonly Name[],
  make: () => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Value>;
}
