import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { unticked, type WorkbookAnswers } from "#app/domain/workbook/answer.ts";
import { isAnswered, type WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import type { CloseOutClock } from "./clock.ts";
import type { ItemContent, PlanItem } from "./item.ts";

/** What a plan begins an item with: everything but who does what by when. */
export type DraftItem = Pick<
  ItemContent,
  "source" | "sourceKey" | "requirement" | "openAs" | "weakness"
>;

type OnPlan = readonly Pick<PlanItem, "requirement" | "source" | "sourceKey" | "status">[];

/**
 * An item for each requirement that a workbook leaves open and that no item of the plan is about, in
 * the order in which they should be fixed.
 *
 * @param onPlan what is on the plan already; an item that was taken off does not count.
 * @throws never
 * @see 32 CFR 170.24(c)(2)(i)(B)(6): each requirement that is NOT MET needs a place on a POA&M
 */
export function draftFromWorkbook(
  answers: WorkbookAnswers,
  { fixes, results, contradictions }: WorkbookEvaluation,
  onPlan: OnPlan,
): DraftItem[] {
  const planned = new Set(
    onPlan.flatMap(({ requirement, status }) => (status === "dropped" ? [] : (requirement ?? []))),
  );
  const unfitting = new Map(contradictions.map(({ requirement, text }) => [requirement, text]));
  return fixes
    .filter(({ id }) => !planned.has(id))
    .map(({ id }): DraftItem => {
      const contradiction = unfitting.get(id);
      return {
        source: contradiction ? "contradiction" : "workbook",
        sourceKey: id,
        requirement: id,
        openAs: results[id] === "partial" ? "partial" : "not-met",
        weakness: contradiction ?? sayGap(id, answers),
      };
    });
}

function sayGap(id: string, answers: WorkbookAnswers): string {
  const answer = answers[id];
  if (!answer || !isAnswered(id, answer)) return "Not answered yet, and so not met.";
  const open = unticked(id, answer).map((letter) => `[${letter}]`);
  const gap = sayOpen(open);
  return answer.note ? `${gap} ${answer.note}` : gap;
}

function sayOpen(objectives: readonly string[]): string {
  const [first, ...others] = objectives;
  if (first === undefined) return "Not met.";
  return others.length === 0
    ? `Objective ${first} is not met.`
    : `Objectives ${objectives.join(", ")} are not met.`;
}

/** A fact of the organization that a prime sent back. */
export type ReturnedFact = { factId: string; what: string; reason: string; returnedBy: string };

/**
 * What else calls for an item: facts that a prime sent back, and a Conditional status that expired.
 *
 * @param onPlan what is on the plan, under whatever status: nothing is suggested twice.
 * @throws never
 * @see 32 CFR 170.21(b), of the expired status
 */
export function suggestItems(
  { returned, clock }: { returned: readonly ReturnedFact[]; clock: CloseOutClock | null },
  onPlan: OnPlan,
): DraftItem[] {
  const known = new Set(onPlan.map(({ source, sourceKey }) => `${source} ${sourceKey}`));
  return [...returned.map(ofReturned), ...(clock ? ofClock(clock) : [])].filter(
    ({ source, sourceKey }) => !known.has(`${source} ${sourceKey}`),
  );
}

function ofReturned({ factId, what, reason, returnedBy }: ReturnedFact): DraftItem {
  return {
    source: "returned-fact",
    sourceKey: factId,
    requirement: null,
    openAs: null,
    weakness: `${what} was sent back by ${returnedBy}: ${reason}`,
  };
}

function ofClock({ state, type, statusDate, lastDay }: CloseOutClock): DraftItem[] {
  if (state !== "expired" && state !== "closed-out-late") return [];
  return [
    {
      source: "expired-status",
      sourceKey: `${type} ${statusDate}`,
      requirement: null,
      openAs: null,
      weakness: `The Conditional ${type} of ${formatDate(statusDate)} expired: it was not closed out by ${formatDate(lastDay)}. A new assessment is needed.`,
    },
  ];
}

/** A draft as the first version of an item, which nobody has and nothing is said of yet. */
export function beginItem(draft: DraftItem, dueOn: CalendarDate | null = null): ItemContent {
  return {
    ...draft,
    action: "",
    ownerId: null,
    ownerName: "",
    resources: "",
    milestones: [],
    dueOn,
    status: "open",
    doneOn: null,
    evidence: "",
  };
}
