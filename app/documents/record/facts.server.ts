import { type Row, writePairedRows, writeText } from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import { INK, pageOf, type Sheet } from "#app/documents/engine/sheet.server.ts";
import { writeTable } from "#app/documents/engine/table.server.ts";
import { instantText, shortHash } from "#app/documents/engine/words.server.ts";
import { sayUnsearched } from "#app/domain/evidence/searched.ts";
import { FACT_KIND_NAMES, FACT_KINDS, type FactKind } from "#app/domain/fact/kinds.ts";
import { VERIFICATION_METHOD_NAMES } from "#app/domain/fact/review.ts";
import { compareFacts, type FactRow, listStatedRows } from "#app/domain/fact/rows.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { groupVersions, inOrderOfKinds } from "#app/domain/fact/versions.ts";
import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordFact } from "#app/domain/record/parts.ts";
import type { Chapter } from "./chapter.server.ts";

/** Where each fact was printed: one that concerns several subcontracts is printed once. */
export type PrintedFacts = Map<string, { number: string; page: number }>;

/** The systems that the subcontractor described. */
export function writeSystems(
  sheet: Sheet,
  place: Place,
  chapter: Chapter,
  printed: PrintedFacts,
): void {
  const isWritten = writeKinds(sheet, place, chapter, printed, ["information-system"]);
  if (!isWritten) writeText(sheet, place.element, "The subcontractor described no system yet.");
}

/** Every other fact with every version: what it says, who said it, how it was checked. */
export function writeFacts(
  sheet: Sheet,
  place: Place,
  chapter: Chapter,
  printed: PrintedFacts,
): void {
  const kinds = FACT_KINDS.filter((kind) => kind !== "information-system");
  const isWritten = writeKinds(sheet, place, chapter, printed, kinds);
  if (!isWritten) writeText(sheet, place.element, "The subcontractor has stated nothing yet.");
}

function writeKinds(
  sheet: Sheet,
  place: Place,
  { subcontract, facts }: Chapter,
  printed: PrintedFacts,
  kinds: readonly FactKind[],
): boolean {
  const groups = groupVersions(inOrderOfKinds(facts.filter(({ kind }) => kinds.includes(kind))));
  for (const { current, former } of groups) {
    const elsewhere = printed.get(current.id);
    if (elsewhere) writeReference(sheet, place, current, elsewhere);
    else {
      writeFact(sheet, place, current, former, (page) => {
        printed.set(current.id, { number: subcontract.number, page });
      });
    }
  }
  return groups.length > 0;
}

function nameFact(fact: RecordFact): string {
  return `${FACT_KIND_NAMES[fact.kind]}: ${summarizeFact(fact)}`;
}

function writeReference(
  sheet: Sheet,
  place: Place,
  fact: RecordFact,
  { number, page }: { number: string; page: number },
): void {
  openHeading(sheet, place, nameFact(fact));
  const text = `The same statement as for subcontract ${number}: it stands in full on page ${page}.`;
  writeText(sheet, place.element, text, { color: INK.soft });
}

function writeFact(
  sheet: Sheet,
  within: Place,
  fact: RecordFact,
  former: readonly RecordFact[],
  onPlaced: (page: number) => void,
): void {
  const place = openHeading(sheet, within, nameFact(fact), {
    onPlaced: () => onPlaced(pageOf(sheet)),
  });
  writePairedRows(sheet, place.element, [...listStatedRows(fact).map(shownRow), ...originOf(fact)]);
  let later = fact;
  for (const earlier of former) {
    writeFormer(sheet, place, earlier, later);
    later = earlier;
  }
}

/** A version that was corrected: what the correction changed, and how it was checked before. */
function writeFormer(sheet: Sheet, within: Place, earlier: RecordFact, later: RecordFact): void {
  const heading = `Earlier version, stated ${instantText(earlier.recordedAt)} and corrected since`;
  const { element } = openHeading(sheet, within, heading);
  const changes = compareFacts(earlier, later);
  const half = (sheet.width - 140 - 24) / 2;
  if (changes.length > 0)
    writeTable(
      sheet,
      element,
      [
        { width: 140, title: "What the correction changed", isHeader: true, style: { size: 8.5 } },
        { width: half, title: "It said" },
        { width: half, title: "It says" },
      ],
      changes.map(({ term, before, after }) => [term, wordsOf(before), wordsOf(after)]),
    );
  writePairedRows(sheet, element, originOf(earlier));
}

/** Who stated it, how it was checked, and what stands beside it. */
function originOf(fact: RecordFact): Row[] {
  return [
    {
      term: "Stated",
      value: `${instantText(fact.recordedAt)}, by ${fact.recordedByName}; received ${instantText(fact.sharedAt)}`,
    },
    ...reviewRows(fact),
    ...fact.evidence.map((file) => ({ term: "Evidence", value: sayFile(file) })),
    { term: "Content hash", value: fact.contentHash, isCode: true },
  ];
}

/** A file in one sentence, with what looks like a marking in it. */
export function sayFile(file: RecordFact["evidence"][number]): string {
  const { fileName, sha256, disposedAt, notCui, uploadedByName, validUntil } = file;
  const marks = notCui?.markings.map(({ text }) => `\u201c${text}\u201d`).join(", ");
  return [
    `${fileName} (SHA-256 ${shortHash(sha256)})${disposedAt ? `, disposed of on ${instantText(disposedAt)}` : ""}.`,
    validUntil && `Valid until ${formatDate(validUntil)}, as its uploader said.`,
    sayUnsearched(file),
    notCui &&
      `It reads ${marks}; ${uploadedByName} states that it is not CUI: \u201c${notCui.reason}\u201d`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** A row of a fact as the document sets it. */
export function shownRow(row: FactRow): Row {
  return { term: row.term, value: wordsOf(row), isCode: row.form === "code" };
}

function wordsOf(row: FactRow | null): string {
  if (!row) return "Not stated";
  if (row.form === "date") return formatDate(calendarDate(row.value));
  return row.form === "instant" ? instantText(row.value) : row.value;
}

function reviewRows({ reviews }: RecordFact): Row[] {
  if (reviews.length === 0) return [{ term: "Review", value: "Not reviewed" }];
  return reviews.map(({ outcome, method, note, reviewedAt, reviewedByName }, index) => {
    const word = outcome === "accepted" ? "Accepted" : "Returned";
    const how = method ? ` ${VERIFICATION_METHOD_NAMES[method]}.` : "";
    const said = note ? ` \u201c${note}\u201d` : "";
    return {
      term: index === 0 ? "Review that counts" : "Earlier review",
      value: `${word} by ${reviewedByName}, ${instantText(reviewedAt)}.${how}${said}`,
    };
  });
}
