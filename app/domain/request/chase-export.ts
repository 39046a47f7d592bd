import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { type AskedKind, sayAsked } from "#app/domain/questionnaire/what-is-asked.ts";

/** What a supplier owes, as a list and its file tell it. */
export type Awaited = {
  waitsFor: "answer" | "correction";
  asked: AskedKind;
  required: string | null;
  /** facts that were returned and not corrected yet */
  returned: number;
};

/** `A signed answer: show a current Level 2 (Self)`. */
export function sayAwaited({ waitsFor, asked, required, returned }: Awaited): string {
  return waitsFor === "correction"
    ? `The correction of ${countWords(returned, "returned fact")}`
    : `A signed answer: ${sayAsked(asked, required)}`;
}

/** A subcontract on which a supplier has something to do, as the file of the list tells it. */
export type ExportedChased = Awaited & {
  supplierName: string;
  subcontractNumber: string;
  since: CalendarDate;
  dueOn: CalendarDate;
  /** how many days it is late; 0 where it is not, or nobody was told of it */
  daysLate: number;
  lastContact: { words: string; on: CalendarDate } | null;
  readers: readonly { name: string; email: string }[];
};

/** The columns of the file with their widths in characters. */
export const CHASED_COLUMNS = [
  { header: "supplier", width: 34 },
  { header: "subcontract_number", width: 18 },
  { header: "waited_for", width: 50 },
  { header: "since", width: 12 },
  { header: "due_on", width: 12 },
  { header: "days_late", width: 10 },
  { header: "last_sent", width: 24 },
  { header: "last_sent_on", width: 14 },
  { header: "joined_there", width: 50 },
];

/** One row of the file; a cell that says nothing is "". */
export function chasedLine(chased: ExportedChased): (string | number)[] {
  return [
    chased.supplierName,
    chased.subcontractNumber,
    sayAwaited(chased),
    chased.since,
    chased.dueOn,
    chased.daysLate || "",
    chased.lastContact?.words ?? "",
    chased.lastContact?.on ?? "",
    chased.readers.map(({ name, email }) => `${name} <${email}>`).join("; "),
  ];
}
