import { REQUIRED_STATUSES, type RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { type ConditionalBlocker, findConditionalBlockers } from "#app/domain/sprs/conditional.ts";
import { findRequirement } from "#app/domain/sprs/points.ts";
import { MAXIMUM_SCORE } from "#app/domain/sprs/score.ts";
import type { WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import type { CloseOutClock } from "./clock.ts";
import { type PlanItem, pointsRegained, titleOf } from "./item.ts";

/** One line of the POA&M. */
export type PoamRow = {
  item: PlanItem;
  /** `AC.L2-3.1.3`; null for a weakness in free words */
  cmmcId: string | null;
  title: string;
  points: number;
  /** why it may not stand on the POA&M of a Conditional status; null when it may */
  blocker: { text: string; citation: string } | null;
};

export type PoamForm = {
  /** the status whose POA&M it would be */
  type: RequiredStatus;
  /** open items about a requirement, and what forbids each */
  rows: PoamRow[];
  /** open items about no requirement: on the plan, but nothing that a Conditional status knows */
  others: PoamRow[];
  /** what forbids a Conditional status whatever stands on the POA&M: the score */
  general: ConditionalBlocker[];
  /** the score as the workbook counts it, also while there is no system security plan */
  countedScore: number;
  /** not met in the workbook, and no open item is about it */
  missing: string[];
  /** done or taken off here, and still not met in the workbook */
  stillNotMet: string[];
  /** open under the Conditional status as stated, and no item of the plan is about it */
  statedWithoutItem: string[];
};

/**
 * A plan as the POA&M of a Conditional status: what may stand on it, and what does not fit yet.
 *
 * @param clock the Conditional status that runs; without one it is judged for Level 2 (Self).
 * @throws never
 * @see 32 CFR 170.21(a); 170.24(c)(2)(i)(B)(6): each requirement that is NOT MET needs a place on it
 */
export function writePoamForm(
  items: readonly PlanItem[],
  evaluation: Pick<WorkbookEvaluation, "open" | "fixes">,
  clock: CloseOutClock | null,
): PoamForm {
  const open = items.filter(({ status }) => status === "open");
  const type = typeOf(clock);
  const lost = evaluation.fixes.reduce((sum, { points }) => sum + points, 0);
  const countedScore = MAXIMUM_SCORE - lost;
  const blockers = findConditionalBlockers({
    type,
    score: countedScore,
    openRequirements: open.flatMap(({ requirement, openAs }) =>
      requirement === null ? [] : { id: requirement, partial: openAs === "partial" },
    ),
  });
  const rows = open.map((item) => rowOf(item, blockers));
  const notMet = evaluation.open.map(({ id }) => id);
  const about = (some: readonly PlanItem[]) =>
    new Set(some.flatMap(({ requirement }) => requirement ?? []));
  const openIds = about(open);
  const closedIds = about(items.filter(({ status }) => status !== "open"));
  const allIds = about(items);
  const stated = clock?.state === "running" ? clock.openRequirements : [];
  return {
    type,
    rows: rows.filter(({ item }) => item.requirement !== null),
    others: rows.filter(({ item }) => item.requirement === null),
    general: blockers.filter(({ id }) => id === null),
    countedScore,
    missing: notMet.filter((id) => !openIds.has(id) && !closedIds.has(id)),
    stillNotMet: notMet.filter((id) => !openIds.has(id) && closedIds.has(id)),
    statedWithoutItem: stated.map(({ id }) => id).filter((id) => !allIds.has(id)),
  };
}

function typeOf(clock: CloseOutClock | null): RequiredStatus {
  return REQUIRED_STATUSES.find((type) => type === clock?.type) ?? "Level 2 (Self)";
}

function rowOf(item: PlanItem, blockers: readonly ConditionalBlocker[]): PoamRow {
  const { requirement } = item;
  const blocker = blockers.find(({ id }) => id !== null && id === requirement);
  return {
    item,
    cmmcId: (requirement && findRequirement(requirement)?.cmmcId) ?? null,
    title: titleOf(item),
    points: pointsRegained(item),
    blocker: blocker ? { text: blocker.text, citation: blocker.citation } : null,
  };
}
