import { formatPiid } from "#app/domain/contract/piid.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordContent } from "#app/domain/oversight/record-content.ts";
import { keepContentsPlace, writeContents, writeCover } from "./pdf-record-cover.server.ts";
import { writeAward, writeVerdicts } from "./pdf-record-decisions.server.ts";
import { writeEvidenceIndex, writeFacts } from "./pdf-record-facts.server.ts";
import { writeProof, writeTimeline } from "./pdf-record-proof.server.ts";
import { writeAgreement, writeRequirement } from "./pdf-record-requirement.server.ts";
import { closeSheet, openSheet } from "./pdf-sheet.server.ts";

/**
 * An oversight record as a document for an auditor's desk: tagged (PDF/UA-1), bookmarked, paged.
 *
 * @param jsonSha256 of the JSON of the same content; printed, so that the two prove each other.
 */
export async function writeRecordPdf(record: RecordContent, jsonSha256: string): Promise<Buffer> {
  const { number, subcontract, contract, prime } = record;
  const sheet = openSheet({
    title: `Oversight record ${number}: subcontract ${subcontract.number}`,
    author: prime.legalName,
    subject: `CMMC flowdown of contract ${formatPiid(contract.piid)} to subcontract ${subcontract.number}`,
    at: new Date(record.requestedAt),
  });
  const cover = writeCover(sheet, record, jsonSha256);
  const place = keepContentsPlace(sheet);
  writeAgreement(sheet, record);
  writeRequirement(sheet, record);
  writeFacts(sheet, record);
  writeVerdicts(sheet, record);
  writeAward(sheet, record);
  writeTimeline(sheet, record);
  writeEvidenceIndex(sheet, record);
  writeProof(sheet, record, jsonSha256);
  writeContents(sheet, cover, place);
  return closeSheet(sheet, {
    head: "Flowdown oversight record",
    number,
    foot: `${prime.legalName}  \u00b7  contract ${formatPiid(contract.piid)}  \u00b7  subcontract ${subcontract.number}  \u00b7  as of ${formatDate(record.asOf)}`,
  });
}
