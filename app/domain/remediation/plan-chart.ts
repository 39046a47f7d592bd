import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Results } from "#app/domain/sprs/points.ts";
import type { PlanItem } from "./item.ts";
import { countOpenByDay, type ItemMove, type ProjectedDay, projectPlan } from "./projection.ts";

/** What the two drawings of a plan show: what is open, and the score, day by day. */
export type PlanChart = {
  /** up to and with today */
  openBefore: { on: CalendarDate; value: number }[];
  /** from today on, if all due dates are kept */
  openPlanned: { on: CalendarDate; value: number }[];
  /** from today on; days without a score are left out */
  scorePlanned: { on: CalendarDate; value: number }[];
  /** today first */
  days: ProjectedDay[];
  unplannedCount: number;
};

/**
 * What the drawings of a plan show.
 *
 * @throws never
 */
export function chartPlan(
  { items, moves }: { items: readonly PlanItem[]; moves: readonly ItemMove[] },
  results: Results,
  on: CalendarDate,
): PlanChart {
  const { days, unplannedCount } = projectPlan(items, results, on);
  const openNow = items.filter(({ status }) => status === "open").length;
  const before = countOpenByDay(moves)
    .filter((day) => day.on < on)
    .map((day) => ({ on: day.on, value: day.openCount }));
  return {
    openBefore: [...before, { on, value: openNow }],
    openPlanned: days.map((day) => ({ on: day.on, value: day.openCount })),
    scorePlanned: days.flatMap((day) =>
      day.score === null ? [] : [{ on: day.on, value: day.score }],
    ),
    days,
    unplannedCount,
  };
}
