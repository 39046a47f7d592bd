import { FACT_KIND_NAMES, FACT_KINDS } from "#app/domain/fact/kinds.ts";
import { VERIFICATION_METHOD_NAMES } from "#app/domain/fact/review.ts";
import { type FactRow, listFactRows } from "#app/domain/fact/rows.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordFact } from "#app/domain/oversight/record-parts.ts";
import { type Row, writeHeading, writeRows, writeTable, writeText } from "./pdf-blocks.server.ts";
import { INK, openSection, type Sheet, type Structure } from "./pdf-sheet.server.ts";
import { instantText, type RecordView } from "./pdf-words.server.ts";

/** Every fact with every version: what it says, who said it, how it was checked, what stands beside it. */
export function writeFacts(sheet: Sheet, { facts }: RecordView): void {
  const section = openSection(sheet, "Facts stated by the subcontractor");
  if (facts.length === 0) writeText(sheet, section, "The subcontractor has stated nothing yet.");
  for (const kind of FACT_KINDS)
    for (const fact of facts.filter((one) => one.kind === kind)) writeFact(sheet, section, fact);
}

function writeFact(sheet: Sheet, section: Structure, fact: RecordFact): void {
  writeHeading(sheet, section, `${FACT_KIND_NAMES[fact.kind]}: ${summarizeFact(fact)}`, 150);
  if (fact.supersededById)
    writeText(sheet, section, "Corrected since: a later version is in force.", { color: INK.mute });
  writeRows(sheet, section, [
    ...listFactRows(fact).map(shown),
    { term: "Stated by", value: `${fact.recordedByName}, ${instantText(fact.recordedAt)}` },
    { term: "Received", value: instantText(fact.sharedAt) },
    ...reviewRows(fact),
    ...fact.evidence.map(({ fileName, sha256 }) => ({
      term: "Evidence",
      value: `${fileName}\n${sha256}`,
      isCode: true,
    })),
    { term: "Content hash", value: fact.contentHash, isCode: true },
  ]);
}

function shown({ term, value, form }: FactRow): Row {
  if (form === "date") return { term, value: formatDate(calendarDate(value)) };
  if (form === "instant") return { term, value: instantText(value) };
  return { term, value, isCode: form === "code" };
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

/** Every file once, by its hash, with the facts it stands beside. */
export function writeEvidenceIndex(sheet: Sheet, { facts }: RecordView): void {
  const section = openSection(sheet, "Evidence index");
  const files = new Map<string, { fileName: string; size: number; beside: string[] }>();
  for (const fact of facts)
    for (const { sha256, fileName, sizeBytes } of fact.evidence) {
      const beside = [...(files.get(sha256)?.beside ?? []), summarizeFact(fact)];
      files.set(sha256, { fileName, size: sizeBytes, beside });
    }
  if (files.size === 0) {
    writeText(sheet, section, "No file stands beside any fact.");
    return;
  }
  const name = { width: 170, title: "File", isHeader: true };
  const beside = { width: sheet.width - 170 - 24 - 140, title: "Beside" };
  const hash = { width: 140, title: "SHA-256", style: { face: "mono", size: 7 } as const };
  writeTable(
    sheet,
    section,
    [name, beside, hash],
    [...files].map(([sha256, file]) => [
      `${file.fileName} (${file.size.toLocaleString("en-US")} bytes)`,
      file.beside.join("\n"),
      `${sha256.slice(0, 32)}\n${sha256.slice(32)}`,
    ]),
  );
}
