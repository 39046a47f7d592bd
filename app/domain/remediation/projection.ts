import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Results } from "#app/domain/sprs/points.ts";
import { scoreAssessment } from "#app/domain/sprs/score.ts";
import type { PlanItem } from "./item.ts";
import type { ItemStatus } from "./vocabulary.ts";

/** What a plan comes to on a day, if every due date until then is kept. */
export type ProjectedDay = {
  on: CalendarDate;
  openCount: number;
  /** null without a system security plan by then */
  score: number | null;
};

export type Projection = {
  /** today first, then each day on which something is due */
  days: ProjectedDay[];
  /** open items that no day of the future is planned for: overdue, or without a due date */
  unplannedCount: number;
};

/**
 * The score and what is open day by day, if all due dates are kept. What is done on the plan counts
 * only once the workbook says met; what is overdue or has no day counts on no day, and a requirement with
 * several items once the last of them is done.
 *
 * @param results of the workbook as it stands.
 * @throws never
 * @see 32 CFR 170.24(c)(2): the score of each day is counted anew, not added up
 */
export function projectPlan(
  items: readonly Pick<PlanItem, "requirement" | "status" | "dueOn">[],
  results: Results,
  on: CalendarDate,
): Projection {
  const open = items.filter(({ status }) => status === "open");
  const planned = open.flatMap((item) => {
    const { dueOn, requirement } = item;
    return dueOn !== null && dueOn >= on ? [{ dueOn, requirement }] : [];
  });
  const days = [...new Set(planned.map(({ dueOn }) => dueOn))].sort();
  const at = (day: CalendarDate): ProjectedDay => {
    const kept = planned.filter(({ dueOn }) => dueOn <= day);
    const leftOpen = open.filter(({ dueOn }) => dueOn === null || dueOn < on || dueOn > day);
    const notYet = new Set(leftOpen.map(({ requirement }) => requirement));
    const met = kept.flatMap(({ requirement }) =>
      requirement && !notYet.has(requirement) ? [[requirement, "met"]] : [],
    );
    return {
      on: day,
      openCount: open.length - kept.length,
      score: scoreAssessment({ ...results, ...Object.fromEntries(met) }).score,
    };
  };
  const today: ProjectedDay = {
    on,
    openCount: open.length,
    score: scoreAssessment(results).score,
  };
  return {
    days: [today, ...days.map(at)],
    unplannedCount: open.length - planned.length,
  };
}

/** A version of an item as its history tells it. */
export type ItemMove = { itemId: string; status: ItemStatus; on: CalendarDate };

/**
 * How many items were open at the end of each day on which one was added, closed or opened again.
 *
 * @param moves every version of every item, oldest first.
 * @throws never
 */
export function countOpenByDay(
  moves: readonly ItemMove[],
): { on: CalendarDate; openCount: number }[] {
  const openIds = new Set<string>();
  const byDay = new Map<CalendarDate, number>();
  for (const { itemId, status, on } of moves) {
    if (status === "open") openIds.add(itemId);
    else openIds.delete(itemId);
    byDay.set(on, openIds.size);
  }
  const days = [...byDay].map(([on, openCount]) => ({ on, openCount }));
  return days.filter(({ openCount }, index) => days[index - 1]?.openCount !== openCount);
}
