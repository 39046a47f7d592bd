import { formatPiid } from "#app/domain/contract/piid.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordContent } from "#app/domain/oversight/record-content.ts";
import { keepContentsPlace, writeContents, writeCover } from "./pdf-record-cover.server.ts";
import { writeAward, writeVerdicts } from "./pdf-record-decisions.server.ts";
import { writeEvidenceIndex, writeFacts } from "./pdf-record-facts.server.ts";
import { writeProof, writeTimeline } from "./pdf-record-proof.server.ts";
import { writeAgreement, writeRequirement } from "./pdf-record-requirement.server.ts";
import { closeSheet, openSection, openSheet } from "./pdf-sheet.server.ts";
import { viewsOf } from "./pdf-words.server.ts";

/**
 * An oversight record as a document for an auditor's desk: tagged (PDF/UA-1), bookmarked, paged.
 *
 * @param jsonSha256 of the JSON of the same content; printed, so that the two prove each other.
 */
export async function writeRecordPdf(record: RecordContent, jsonSha256: string): Promise<Buffer> {
  const { number, contracts, prime } = record;
  const about = contracts.map(({ piid }) => `contract ${formatPiid(piid)}`).join(", ");
  const sheet = openSheet({
    title: `Oversight record ${number}: ${about}`,
    author: prime.legalName,
    subject: `CMMC flowdown of ${about}`,
    at: new Date(record.requestedAt),
  });
  const views = viewsOf(record);
  const [first] = views;
  const cover = first
    ? writeCover(sheet, first, jsonSha256)
    : openSection(sheet, `Oversight record ${number}: ${about}`);
  const place = keepContentsPlace(sheet);
  for (const view of views) {
    writeAgreement(sheet, view);
    writeRequirement(sheet, view);
    writeFacts(sheet, view);
    writeVerdicts(sheet, view);
    writeAward(sheet, view);
    writeEvidenceIndex(sheet, view);
  }
  writeTimeline(sheet, record);
  writeProof(sheet, record, jsonSha256);
  writeContents(sheet, cover, place);
  return closeSheet(sheet, {
    head: "Flowdown oversight record",
    number,
    foot: `${prime.legalName}  \u00b7  ${about}  \u00b7  as of ${formatDate(record.asOf)}`,
  });
}
