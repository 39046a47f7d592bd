import { writeList, writeRows, writeText } from "#app/documents/engine/blocks.server.ts";
import type { Place } from "#app/documents/engine/place.server.ts";
import { type Sheet, space } from "#app/documents/engine/sheet.server.ts";
import { instantText } from "#app/documents/engine/words.server.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { RecordContent } from "#app/domain/record/content.ts";

/** How a sample was drawn, so that anybody can draw it again. */
export function writeSample(
  sheet: Sheet,
  place: Place,
  { sample, subcontracts }: RecordContent,
): void {
  if (!sample) return;
  const { element } = place;
  writeText(
    sheet,
    element,
    "No part of the choice was left to the portal or the prime: the seed decides it.",
  );
  writeRows(sheet, element, [
    { term: "Audit", value: sample.auditTitle },
    { term: "Drawn", value: `${instantText(sample.drawnAt)} by ${sample.drawnByName}` },
    { term: "Seed", value: sample.seed, isCode: true },
    { term: "Population", value: countWords(sample.population, "subcontract") },
    { term: "SHA-256 of the population", value: sample.populationSha256, isCode: true },
    { term: "Drawn in this order", value: subcontracts.map(({ number }) => number).join(", ") },
  ]);
  space(sheet, 8);
  const size = countWords(subcontracts.length, "smallest hash", "smallest hashes");
  writeList(
    sheet,
    element,
    [
      "Write the numbers of all subcontracts of the audit's contracts into a file, one a line, in the order of their bytes (UTF-8), each line ended by a line feed. The SHA-256 of the file is that of the population.",
      "For each number, compute the SHA-256 of the seed, one line feed and the number, with nothing after it.",
      `The ${size}, the smallest first, are the sample in the order drawn.`,
    ],
    { isNumbered: true, style: { face: "serif", size: 10 } },
  );
}
