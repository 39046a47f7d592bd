import { type Row, writePairedRows, writeText } from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import { INK, pageOf, type Sheet } from "#app/documents/engine/sheet.server.ts";
import { instantText } from "#app/documents/engine/words.server.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordPlan } from "#app/domain/record/parts.ts";
import { titleOf } from "#app/domain/remediation/item.ts";
import { sayFormerDueDates } from "#app/domain/remediation/shown-plan.ts";
import {
  CLOSING_WORDS,
  ITEM_STATUS_WORDS,
  PLAN_REVIEW_WORDS,
  type SharingLevel,
} from "#app/domain/remediation/vocabulary.ts";
import type { Chapter } from "./chapter.server.ts";
import { type PrintedFacts, sayFile } from "./facts.server.ts";

type Item = NonNullable<RecordPlan["shown"]["items"]>[number];

const SHOWN: Record<SharingLevel, string> = {
  progress: "How far it is, by the subcontractor's choice; no item of it.",
  items: "Every item as it stood, by the subcontractor's choice.",
  history: "Every item with who had it and how its due date moved, by the subcontractor's choice.",
};

const STATES: Record<NonNullable<RecordPlan["closeOut"]>["state"], string> = {
  running: "running",
  expired: "over without a close-out: the Conditional status expired",
  "closed-out": "closed out in time",
  "closed-out-late": "closed out too late",
};

/** The plans of the subcontractor, as far as it showed them to the prime. */
export function writePlans(
  sheet: Sheet,
  place: Place,
  { subcontract, supplier }: Chapter,
  printed: PrintedFacts,
): void {
  writeText(
    sheet,
    place.element,
    "What the subcontractor planned to do about what was not met, as far as it showed it to the prime. Items that are done close nothing out; only an assessment does (32 CFR 170.21(b)).",
  );
  for (const plan of supplier.plans ?? []) {
    const elsewhere = printed.get(plan.id);
    const heading = `Plan for ${plan.shown.systemName}`;
    if (elsewhere) {
      openHeading(sheet, place, heading);
      const text = `The same as for subcontract ${elsewhere.number}: it stands in full on page ${elsewhere.page}.`;
      writeText(sheet, place.element, text, { color: INK.soft });
      continue;
    }
    const within = openHeading(sheet, place, heading, {
      onPlaced: () => {
        printed.set(plan.id, { number: subcontract.number, page: pageOf(sheet) });
      },
    });
    writePairedRows(sheet, within.element, rowsOfPlan(plan));
    for (const item of plan.shown.items ?? []) {
      const { element } = openHeading(sheet, within, `Item ${item.number}: ${titleOf(item)}`);
      writePairedRows(sheet, element, [
        ...rowsOfItem(item, plan),
        ...rowsOfClosings(plan, item.number),
      ]);
    }
    writeHiddenClosings(sheet, within, plan);
  }
}

function rowsOfPlan({ shown, shownSha256, closeOut, reviews }: RecordPlan): Row[] {
  const { openCount, doneCount, undatedCount, finishOn, movedOn } = shown.progress;
  return [
    { term: "Shown", value: SHOWN[shown.level] },
    {
      term: "Items",
      value: `${openCount} open, ${doneCount} done, ${undatedCount} without a date`,
    },
    { term: "To be finished by", value: dayOr(finishOn, "No due dates") },
    { term: "Last change", value: formatDate(movedOn) },
    {
      term: "180 days",
      value: closeOut
        ? `${closeOut.type} of ${formatDate(closeOut.statusDate)}: until ${formatDate(closeOut.lastDay)}, ${STATES[closeOut.state]}${closeOut.closedOutOn ? `, on ${formatDate(closeOut.closedOutOn)}` : ""}`
        : "No Conditional status counts",
    },
    ...reviews.map(({ outcome, note, reviewedAt, reviewedByName, shown: seen }) => ({
      term: PLAN_REVIEW_WORDS[outcome],
      value: `${note ? `\u201c${note}\u201d ` : ""}${reviewedByName}, ${instantText(reviewedAt)}, of ${seen.progress.openCount} open and ${seen.progress.doneCount} done`,
    })),
    { term: "Hash of what was shown", value: shownSha256, isCode: true },
  ];
}

function rowsOfItem(item: Item, { evidence }: RecordPlan): Row[] {
  const { weakness, action, milestones, dueOn, dueChanges, ownerName, status, doneOn } = item;
  const former = dueChanges && sayFormerDueDates(dueChanges);
  const files = (item.files ?? []).flatMap(({ id, aboutOn }) => {
    const file = evidence.find((one) => one.id === id);
    return file ? [`About ${formatDate(aboutOn)}: ${sayFile(file)}`] : [];
  });
  return [
    { term: "What was missing", value: weakness },
    { term: "What is done about it", value: action || "Not said" },
    ...(ownerName === undefined ? [] : [{ term: "Who", value: ownerName || "Nobody" }]),
    ...milestones.map(({ text, on }) => ({
      term: "Milestone",
      value: `${text}${on ? `, ${formatDate(on)}` : ""}`,
    })),
    { term: "Due", value: `${dayOr(dueOn, "No date")}${former ? `. ${former}` : ""}` },
    {
      term: "State",
      value: `${ITEM_STATUS_WORDS[status]}${doneOn ? `, ${formatDate(doneOn)}` : ""}`,
    },
    ...(item.evidence ? [{ term: "What shows it", value: item.evidence }] : []),
    ...files.map((value) => ({ term: "Evidence", value })),
  ];
}

/** What the prime said of the closing of an item, the newest first, each with the closing that it saw. */
function rowsOfClosings({ closings = [] }: RecordPlan, itemNumber: number): Row[] {
  return closings
    .filter((closing) => closing.itemNumber === itemNumber)
    .map(({ outcome, note, reviewedAt, reviewedByName, shown: { doneOn, evidence } }) => ({
      term: CLOSING_WORDS[outcome],
      value: `${note ? `\u201c${note}\u201d ` : ""}${reviewedByName}, ${instantText(reviewedAt)}, of ${dayOr(doneOn, "no day")}: \u201c${evidence}\u201d`,
    }));
}

/** Decisions on items that are shown no more: that they were taken, with the number of the item alone. */
function writeHiddenClosings(sheet: Sheet, place: Place, plan: RecordPlan): void {
  const shown = new Set((plan.shown.items ?? []).map(({ number }) => number));
  const hidden = (plan.closings ?? []).filter(({ itemNumber }) => !shown.has(itemNumber));
  if (hidden.length === 0) return;
  const { element } = openHeading(sheet, place, "Closings of items that are shown no more");
  writePairedRows(
    sheet,
    element,
    hidden.map(({ itemNumber, outcome, reviewedAt, reviewedByName }) => ({
      term: `Item ${itemNumber}`,
      value: `${CLOSING_WORDS[outcome]}, ${reviewedByName}, ${instantText(reviewedAt)}`,
    })),
  );
}

function dayOr(on: CalendarDate | null, otherwise: string): string {
  return on ? formatDate(on) : otherwise;
}
