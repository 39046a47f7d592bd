import {
  type Row,
  writePairedRows,
  writeText,
  writeTitleBlock,
} from "#app/documents/engine/blocks.server.ts";
import { onClockOf } from "#app/documents/engine/clock.server.ts";
import { loadFallbacks } from "#app/documents/engine/fallback-fonts.server.ts";
import { writeFurniture } from "#app/documents/engine/furniture.server.ts";
import {
  closePart,
  openHeading,
  openPart,
  type Place,
  placeOfDocument,
} from "#app/documents/engine/place.server.ts";
import {
  closeSheet,
  INK,
  openSheet,
  type Sheet,
  space,
  write,
} from "#app/documents/engine/sheet.server.ts";
import { instantText, shortHash } from "#app/documents/engine/words.server.ts";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { type FactRow, listFactRows } from "#app/domain/fact/rows.ts";
import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";

/** A signed answer as its signer takes it home. */
export type SignedStatement = {
  organizationName: string;
  primeName: string;
  subcontractNumber: string;
  subcontractTitle: string;
  /** the zone of the signing organization, in which instants are printed */
  timeZone: string;
  attestation: FactOf<"attestation">;
  /** what it covers, in its order */
  facts: readonly Fact[];
};

/** A signed answer as a tagged document (PDF/UA-1): every fact, the words signed, and the hashes. */
export async function writeStatementPdf(given: SignedStatement): Promise<Buffer> {
  const statement = onClockOf(given.timeZone, given);
  const { organizationName, primeName, subcontractNumber, attestation, timeZone } = statement;
  const title = `Statement of ${organizationName} to ${primeName}`;
  const info = {
    title: `${title}: ${subcontractNumber}`,
    author: organizationName,
    subject: `What was signed about subcontract ${subcontractNumber}`,
    at: new Date(given.attestation.content.signedAt),
  };
  const sheet = openSheet(info, await loadFallbacks(JSON.stringify(statement)));
  sheet.heads.push({ page: 1, text: `Subcontract ${subcontractNumber}` });
  const cover = sheet.doc.struct("Sect");
  sheet.root.add(cover);
  write(sheet, cover, "H1", title, { face: "serif-bold", size: 18 });
  space(sheet, 10);
  writeTitleBlock(sheet, cover, [
    {
      label: "Subcontract",
      value: `${subcontractNumber} ${statement.subcontractTitle}`,
      isWide: true,
    },
    { label: "Signed by", value: signerOf(attestation) },
    {
      label: `Signed (${timeZone})`,
      value: instantText(attestation.content.signedAt),
    },
    {
      label: "SHA-256 of the attestation",
      value: attestation.contentHash,
      isCode: true,
      isWide: true,
    },
  ]);
  cover.end();
  const document = placeOfDocument(sheet);
  writeStatedFacts(sheet, document, statement.facts);
  writeWording(
    sheet,
    attestation.content.wording,
    openPart(sheet, document, "The words that were signed"),
    "A copy for whoever signed. The statement itself stands in the portal of the prime and in its oversight log, where the hashes above name it.",
  );
  writeFurniture(sheet, {
    head: `Signed statement  \u00b7  ${organizationName}`,
    foot: `SHA-256 ${shortHash(attestation.contentHash)}`,
  });
  return closeSheet(sheet);
}

/** A fact as it is printed: what it says, its hash, and the names of the files beside it. */
type PrintedFact = Pick<Fact, "kind" | "content" | "contentHash"> & {
  evidence: readonly { fileName: string }[];
};

/** What was stated, fact by fact, as a part of the document. */
export function writeStatedFacts(
  sheet: Sheet,
  document: Place,
  facts: readonly PrintedFact[],
): void {
  const stated = openPart(sheet, document, "What was stated");
  for (const fact of facts) {
    const { element } = openHeading(sheet, stated, FACT_KIND_NAMES[fact.kind]);
    writePairedRows(sheet, element, rowsOf(fact));
    space(sheet, 4);
  }
  closePart(sheet, stated);
}

/** The words that were signed, and in small print what this paper is. */
export function writeWording(
  sheet: Sheet,
  wording: string,
  place: Place,
  smallPrint: string,
): void {
  for (const paragraph of wording.split("\n\n"))
    writeText(sheet, place.element, paragraph, { face: "serif", size: 10 });
  writeText(sheet, place.element, smallPrint, { size: 8.5, color: INK.soft });
  closePart(sheet, place);
}

function signerOf({ content }: FactOf<"attestation">): string {
  return `${content.officialName}, ${content.officialTitle}`;
}

function rowsOf(fact: PrintedFact): Row[] {
  return [
    ...listFactRows(fact).map(shown),
    { term: "Files", value: fact.evidence.map(({ fileName }) => fileName).join(", ") || "None" },
    { term: "SHA-256", value: fact.contentHash, isCode: true },
  ];
}

function shown({ term, value, form }: FactRow): Row {
  if (form === "date") return { term, value: formatDate(calendarDate(value)) };
  if (form === "instant") return { term, value: instantText(value) };
  return { term, value, isCode: form === "code" };
}
