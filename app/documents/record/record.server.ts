import { writeRows } from "#app/documents/engine/blocks.server.ts";
import { clockOf, onClockOf } from "#app/documents/engine/clock.server.ts";
import { keepContentsPlace, writeContents } from "#app/documents/engine/contents.server.ts";
import { loadFallbacks } from "#app/documents/engine/fallback-fonts.server.ts";
import { writeFurniture } from "#app/documents/engine/furniture.server.ts";
import {
  closePart,
  openHeading,
  openPart,
  type Place,
  placeOfDocument,
} from "#app/documents/engine/place.server.ts";
import { closeSheet, openSheet, pageOf, type Sheet } from "#app/documents/engine/sheet.server.ts";
import { shortHash } from "#app/documents/engine/words.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { writeAward } from "./award.server.ts";
import { type Chapter, listChapters } from "./chapter.server.ts";
import {
  openCover,
  proofOf,
  summaryOf,
  writeStanding,
  writeSubcontractCover,
} from "./cover.server.ts";
import { writeGaps, writeVerdicts } from "./decisions.server.ts";
import { writeEvidenceIndex } from "./evidence.server.ts";
import { type PrintedFacts, writeFacts, writeSystems } from "./facts.server.ts";
import { writeOverview } from "./overview.server.ts";
import { writePlans } from "./plans.server.ts";
import { type PrintedProof, writeProof, writeTimeline } from "./proof.server.ts";
import { writeQuestionnaires } from "./questionnaires.server.ts";
import { destinationOf, writeRegister, writeRegisterPages } from "./register.server.ts";
import { writeRemediation } from "./remediation.server.ts";
import { writeContract, writeFlowdowns, writeSubcontract } from "./requirement.server.ts";
import { writeSample } from "./sample.server.ts";
import { writeShowings } from "./showings.server.ts";
import { writeToldTiers } from "./told-tiers.server.ts";

/**
 * An oversight record as a document for an auditor's desk: tagged (PDF/UA-1), bookmarked, paged, with
 * room kept for the signature. A record of one subcontract is the document of it; one of several has
 * a table of them on its first pages and a chapter for each.
 */
export async function writeRecordPdf(content: RecordContent, proof: PrintedProof): Promise<Buffer> {
  const record = onClockOf(clockOf(content), content);
  const { number, prime, subcontracts } = record;
  const title = titleOf(record);
  const info = {
    title: `Oversight record ${number}: ${title}`,
    author: prime.legalName,
    subject: `How CMMC requirements were flowed down: ${countWords(subcontracts.length, "subcontract")}`,
    at: new Date(record.requestedAt),
  };
  const sheet = openSheet(info, await loadFallbacks(JSON.stringify([record, proof])));
  const chapters = listChapters(record);
  const [only] = chapters;
  if (record.kind === "subcontract" && only) writeOne(sheet, record, only, proof);
  else writeSeveral(sheet, record, chapters, proof);
  writeFurniture(sheet, {
    head: `Oversight record  \u00b7  ${prime.legalName}`,
    foot: `${number}  \u00b7  SHA-256 ${shortHash(proof.jsonSha256)}`,
  });
  return closeSheet(sheet);
}

function titleOf({ kind, contracts, subcontracts, sample }: RecordContent): string {
  const [contract] = contracts;
  const [subcontract] = subcontracts;
  if (kind === "subcontract" && subcontract)
    return `Subcontract ${subcontract.number}: ${subcontract.title}`;
  if (kind === "contract" && contract)
    return `Contract ${formatPiid(contract.piid)}: ${contract.title}`;
  return `Sample of ${countWords(subcontracts.length, "subcontract")}: ${sample?.auditTitle ?? ""}`;
}

/** Its contents are known beforehand but for their pages. */
const SECTIONS_OF_ONE = 14;

function writeOne(
  sheet: Sheet,
  record: RecordContent,
  chapter: Chapter,
  proof: PrintedProof,
): void {
  const { subcontract, contract } = chapter;
  sheet.heads.push({ page: 1, text: `Subcontract ${subcontract.number}` });
  const cover = openCover(sheet, titleOf(record));
  writeSubcontractCover(sheet, cover, record, chapter);
  writeRows(sheet, cover, proofOf(record, proof.jsonSha256));
  const contents = keepContentsPlace(sheet, SECTIONS_OF_ONE);
  const document = placeOfDocument(sheet);
  // The cover is a sheet of its own; where it is full, its contents do not stand alone on another.
  const first = openPart(sheet, document, "Contract and subcontract", {
    isNewPage: pageOf(sheet) === 1,
    room: 220,
  });
  writeContract(sheet, openHeading(sheet, first, "Contract"), contract);
  writeSubcontract(sheet, openHeading(sheet, first, "Subcontract"), subcontract);
  closePart(sheet, first);
  writeParts(sheet, document, record, chapter, new Map());
  writeEnd(sheet, document, record, proof);
  writeContents(sheet, cover, contents);
}

function writeSeveral(
  sheet: Sheet,
  record: RecordContent,
  chapters: readonly Chapter[],
  proof: PrintedProof,
): void {
  const { contracts, sample } = record;
  sheet.heads.push({ page: 1, text: titleOf(record) });
  const cover = openCover(sheet, titleOf(record));
  writeOverview(sheet, cover, record);
  writeRows(sheet, cover, proofOf(record, proof.jsonSha256));
  const contents = keepContentsPlace(sheet, sample ? 6 : 5);
  const register = writeRegister(sheet, cover, chapters);
  const document = placeOfDocument(sheet);
  if (sample) {
    const place = openPart(sheet, document, "The sample", { room: 320 });
    writeSample(sheet, place, record);
    closePart(sheet, place);
  }
  const name = contracts.length > 1 ? "Contracts" : "Contract";
  const agreements = openPart(sheet, document, name, { room: 220 });
  for (const contract of contracts)
    writeContract(sheet, openHeading(sheet, agreements, formatPiid(contract.piid)), contract);
  closePart(sheet, agreements);
  const pages = writeChapters(sheet, document, record, chapters);
  sheet.heads.push({ page: pageOf(sheet) + 1, text: titleOf(record) });
  writeEnd(sheet, document, record, proof);
  writeContents(sheet, cover, contents);
  writeRegisterPages(sheet, register, pages);
}

/** @returns the page on which the chapter of each subcontract begins */
function writeChapters(
  sheet: Sheet,
  document: Place,
  record: RecordContent,
  chapters: readonly Chapter[],
): Map<string, number> {
  const pages = new Map<string, number>();
  const printed: PrintedFacts = new Map();
  const all = openPart(sheet, document, "Subcontracts", { isNewPage: true });
  for (const chapter of chapters) {
    const { subcontract, supplier } = chapter;
    const title = `${subcontract.number} ${subcontract.title}`;
    const place = openPart(sheet, all, title, {
      isNewPage: chapter !== chapters[0],
      isSection: true,
      onPlaced: () => {
        pages.set(subcontract.number, pageOf(sheet));
        sheet.doc.addNamedDestination(destinationOf(subcontract.number));
        const head = `Subcontract ${subcontract.number}  \u00b7  ${supplier.legalName}`;
        sheet.heads.push({ page: pageOf(sheet), text: head });
      },
    });
    writeStanding(sheet, place.element, subcontract, record);
    writeRows(sheet, place.element, [
      { term: "Subcontractor", value: supplier.legalName },
      ...summaryOf(chapter),
    ]);
    writeSubcontract(sheet, openPart(sheet, place, "What was agreed"), subcontract);
    writeParts(sheet, place, record, chapter, printed);
    closePart(sheet, place);
  }
  closePart(sheet, all);
  return pages;
}

/** What there is to say about one subcontract, in the order in which an auditor asks. */
function writeParts(
  sheet: Sheet,
  within: Place,
  record: RecordContent,
  chapter: Chapter,
  printed: PrintedFacts,
): void {
  const { subcontract } = chapter;
  const part = (title: string, writePart: (place: Place) => void) => {
    const place = openPart(sheet, within, title);
    writePart(place);
    closePart(sheet, place);
  };
  part("Requirement and flowdown", (place) => writeFlowdowns(sheet, place, chapter));
  part("Information systems", (place) => writeSystems(sheet, place, chapter, printed));
  part("Facts stated by the subcontractor", (place) => writeFacts(sheet, place, chapter, printed));
  if (chapter.supplier.showings?.length)
    part("Recorded by the prime", (place) => writeShowings(sheet, place, chapter, printed));
  part("Verdict", (place) => writeVerdicts(sheet, place, chapter, record));
  part("Remediation", (place) => writeRemediation(sheet, place, chapter, record.asOf));
  if (chapter.supplier.plans?.length)
    part("Remediation plans", (place) => writePlans(sheet, place, chapter, printed));
  if (subcontract.toldTiers?.length)
    part("Lower tiers, as the subcontractor told", (place) =>
      writeToldTiers(sheet, place, subcontract.toldTiers ?? []),
    );
  if (chapter.supplier.questionnaires?.length)
    part("Questionnaires", (place) => writeQuestionnaires(sheet, place, chapter, printed));
  part("Award and exceptions", (place) => writeAward(sheet, place, subcontract, record.asOf));
  part("What is still open", (place) => writeGaps(sheet, place, subcontract));
}

/** What stands once for the whole record. */
function writeEnd(sheet: Sheet, document: Place, record: RecordContent, proof: PrintedProof): void {
  const isNewPage = record.kind !== "subcontract";
  writeTimeline(sheet, openPart(sheet, document, "Timeline", { isNewPage, room: 180 }), record);
  writeEvidenceIndex(sheet, openPart(sheet, document, "Evidence index", { room: 160 }), record);
  const proofs = openPart(sheet, document, "How to verify this record", { room: 300 });
  writeProof(sheet, proofs, record, proof);
}
