import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import {
  firstOf,
  type HeardTiers,
  inLevelOrder,
  mayHold,
  TIER_STATES,
  type TierLevel,
  type TierState,
  type ToldTiers,
  worstAmong,
} from "./rollup.ts";

/**
 * Fold what the lower tiers of a subcontractor told it of those below them, so that its own prime hears of
 * every tier that anybody told of. It stays what they said on their days: one that said to hold until a day
 * that is over says nothing of how it stands now. Names are never passed on: they were told to the
 * subcontractor alone.
 *
 * @param asOf the day for which it is told.
 * @param statements what each lower tier told last, in any order.
 * @returns undefined where none told anything.
 * @see 32 CFR 170.23(a); DFARS 252.204-7021(f)(1)
 */
export function foldHeard(
  asOf: CalendarDate,
  statements: readonly ToldTiers[],
): HeardTiers | undefined {
  const [first, ...others] = statements.map((told) => told.heard?.since ?? told.asOf).sort();
  if (first === undefined) return undefined;
  const counted = statements.flatMap((told) => [told, ...(told.heard ? [told.heard] : [])]);
  const sum = (count: (one: Counted) => number) =>
    counted.reduce((total, one) => total + count(one), 0);
  const outdated = statements.filter(({ holdsUntil }) => holdsUntil !== null && holdsUntil < asOf);
  const worst = worstAmong([
    ...statements.map((told) => told.worst),
    ...(outdated.length > 0 ? (["unanswered"] as const) : []),
  ]);
  return {
    from: others.length + 1,
    since: first,
    outdated: outdated.length,
    count: sum(({ levels }) => levels.reduce((all, level) => all + sizeOf(level), 0)),
    mustCarry: sum(({ mustCarry }) => mustCarry),
    passedOn: sum(({ passedOn }) => passedOn),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    worst,
    holdsUntil: mayHold(worst) ? firstOf(statements.map(({ holdsUntil }) => holdsUntil)) : null,
    levels: addLevels(counted.flatMap(({ levels }) => levels)),
  };
}

type Counted = Pick<ToldTiers, "mustCarry" | "passedOn" | "acknowledged" | "levels">;

/** The levels of several statements, each required status once. */
function addLevels(levels: readonly TierLevel[]): TierLevel[] {
  const byRequired = groupBy(levels, ({ required }) => required);
  return [...byRequired]
    .map(([required, same]) => ({
      required,
      counts: addCounts(same.map(({ counts }) => counts)),
      holdsUntil: firstOf(same.map(({ holdsUntil }) => holdsUntil)),
    }))
    .sort(inLevelOrder);
}

function addCounts(all: readonly TierLevel["counts"][]): TierLevel["counts"] {
  const sum = (state: TierState) => all.reduce((total, counts) => total + counts[state], 0);
  return {
    ineligible: sum("ineligible"),
    unanswered: sum("unanswered"),
    lapsing: sum("lapsing"),
    eligible: sum("eligible"),
    "no-requirement": sum("no-requirement"),
  };
}

function sizeOf({ counts }: TierLevel): number {
  return TIER_STATES.reduce((total, state) => total + counts[state], 0);
}
