import { type Row, writePairedRows, writeText } from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import { INK, pageOf, type Sheet } from "#app/documents/engine/sheet.server.ts";
import { instantText } from "#app/documents/engine/words.server.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { listStatedRows } from "#app/domain/fact/rows.ts";
import { sayOvertaken, sayRecordedByPrime } from "#app/domain/fact/showing.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { inOrderOfKinds } from "#app/domain/fact/versions.ts";
import type { RecordShowing } from "#app/domain/record/parts.ts";
import type { Chapter } from "./chapter.server.ts";
import { type PrintedFacts, sayFile, shownRow } from "./facts.server.ts";

/** What the prime recorded of the subcontractor itself: apart from what that stated, and said so. */
export function writeShowings(
  sheet: Sheet,
  place: Place,
  { subcontract, supplier }: Chapter,
  printed: PrintedFacts,
): void {
  const { showings = [] } = supplier;
  writeText(
    sheet,
    place.element,
    "What the subcontractor showed on paper or by phone, as the prime wrote it down. Nobody of the subcontractor attested it, so no verdict rests on it (32 CFR 170.22).",
  );
  for (const showing of inOrderOfKinds(showings)) {
    const elsewhere = printed.get(showing.id);
    const heading = `${FACT_KIND_NAMES[showing.kind]}: ${summarizeFact(showing)}`;
    if (elsewhere) {
      openHeading(sheet, place, heading);
      const text = `The same as for subcontract ${elsewhere.number}: it stands in full on page ${elsewhere.page}.`;
      writeText(sheet, place.element, text, { color: INK.soft });
      continue;
    }
    const within = openHeading(sheet, place, heading, {
      onPlaced: () => {
        printed.set(showing.id, { number: subcontract.number, page: pageOf(sheet) });
      },
    });
    writePairedRows(sheet, within.element, [
      { term: "Origin", value: sayRecordedByPrime(showing) },
      ...listStatedRows(showing).map(shownRow),
      ...originOf(showing),
    ]);
  }
}

function originOf(showing: RecordShowing): Row[] {
  const { note, recordedAt, recordedByName, correctionReason, isWithdrawn, evidence } = showing;
  const overtaken = sayOvertaken(showing);
  const answered = showing.answeredAt ? `, ${instantText(showing.answeredAt)}` : "";
  return [
    { term: "Attestation", value: "None" },
    { term: "What was seen or heard", value: `\u201c${note}\u201d` },
    { term: "Recorded", value: `${instantText(recordedAt)}, by ${recordedByName}` },
    ...(correctionReason
      ? [
          {
            term: isWithdrawn ? "Takes back an earlier one" : "Corrects an earlier one",
            value: correctionReason,
          },
        ]
      : []),
    ...(overtaken
      ? [{ term: "Since", value: overtaken + (showing.state === "answered" ? answered : "") }]
      : []),
    ...evidence.map((file) => ({ term: "Evidence", value: sayFile(file) })),
    { term: "Content hash", value: showing.contentHash, isCode: true },
  ];
}
