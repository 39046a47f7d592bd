import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Results } from "#app/domain/sprs/points.ts";
import { beginItem } from "../draft-items.ts";
import { type ItemContent, isSameItem, type PlanItem } from "../item.ts";
import type { PlanProblem, ReadItem, ReadPlan } from "./read-plan.ts";

/** One item that a file would put on a plan or change. */
export type PlannedItem = {
  /** names it in the form: where it stands in the file */
  place: string;
  /** what would be kept: what the file says, and of the rest what stands */
  content: ItemContent;
  /** what stands; null for a new item */
  standing: PlanItem | null;
};

type Known = {
  items: readonly PlanItem[];
  results: Results;
  colleagues: readonly { personId: string; name: string }[];
  on: CalendarDate;
};

/**
 * What a file would change on a plan. An item is the one of its number where the requirement is the
 * same, else the open one about its requirement, else the one with its weakness; what is none of them
 * is new. What the file does not say stays.
 *
 * @throws never
 */
export function planImport(
  { items: read }: Pick<ReadPlan, "items">,
  known: Known,
): { planned: PlannedItem[]; problems: PlanProblem[] } {
  const problems: PlanProblem[] = [];
  const taken = new Set<string>();
  const planned = read.flatMap((one): PlannedItem[] => {
    const standing = findStanding(one, known.items);
    if (standing && taken.has(standing.id)) {
      const problem = "The file speaks of this item twice. The later one is left out.";
      problems.push({ place: one.place, problem });
      return [];
    }
    if (standing) taken.add(standing.id);
    const content = settle(contentOf(one, standing, known), standing, (problem) =>
      problems.push({ place: one.place, problem }),
    );
    if (standing && isSameItem(content, standing)) return [];
    return [{ place: one.place, content, standing }];
  });
  return { planned, problems };
}

function findStanding(
  { number, requirement, said }: ReadItem,
  items: readonly PlanItem[],
): PlanItem | null {
  const byNumber = items.find((item) => item.number === number && item.requirement === requirement);
  if (byNumber) return byNumber;
  const isSame = (item: PlanItem) =>
    requirement === null
      ? item.requirement === null && item.weakness === said.weakness
      : item.requirement === requirement;
  return items.find((item) => isSame(item) && item.status !== "dropped") ?? null;
}

function contentOf(
  { requirement, said }: ReadItem,
  standing: PlanItem | null,
  { results, colleagues }: Known,
): ItemContent {
  const base =
    standing ??
    beginItem({
      source: "import",
      sourceKey: "",
      requirement,
      openAs: requirement ? (results[requirement] === "partial" ? "partial" : "not-met") : null,
      weakness: "Not met.",
    });
  const { ownerName, ...rest } = said;
  if (!ownerName || ownerName === base.ownerName) return { ...base, ...rest };
  const ownerId = colleagues.find(({ name }) => name === ownerName)?.personId ?? null;
  return { ...base, ...rest, ownerName, ownerId };
}

/** What a plan can hold: done with its day and evidence, taken off with its reason, or else open. */
function settle(
  content: ItemContent,
  standing: PlanItem | null,
  tell: (problem: string) => void,
): ItemContent {
  const { status, doneOn, evidence } = content;
  if (status === "done" && doneOn !== null && evidence !== "") return content;
  if (status === "dropped" && evidence !== "") return { ...content, doneOn: null };
  if (status === "open") return { ...content, doneOn: null };
  tell(
    status === "done"
      ? "It is done without the day and the evidence of closing. Its state is left as it is."
      : "It is taken off without a reason. Its state is left as it is.",
  );
  return { ...content, status: standing?.status ?? "open", doneOn: standing?.doneOn ?? null };
}
