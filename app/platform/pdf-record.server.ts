import { formatPiid } from "#app/domain/contract/piid.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordContent } from "#app/domain/oversight/record-content.ts";
import { keepContentsPlace, writeContents, writeCover } from "./pdf-record-cover.server.ts";
import { writeAward, writeVerdicts } from "./pdf-record-decisions.server.ts";
import { writeEvidenceIndex, writeFacts } from "./pdf-record-facts.server.ts";
import { type PrintedCertificate, writeProof, writeTimeline } from "./pdf-record-proof.server.ts";
import { writeAgreement, writeRequirement } from "./pdf-record-requirement.server.ts";
import { closeSheet, openSheet } from "./pdf-sheet.server.ts";

/** What a record prints of its proofs: the hash of its JSON, and who will sign it when. */
export type PrintedProof = {
  /** of the JSON of the same content, so that the two prove each other */
  jsonSha256: string;
  certificate: PrintedCertificate;
  signedAt: Date;
};

/**
 * An oversight record as a document for an auditor's desk: tagged (PDF/UA-1), bookmarked, paged, with
 * room kept for the signature.
 */
export async function writeRecordPdf(record: RecordContent, proof: PrintedProof): Promise<Buffer> {
  const { number, subcontract, contract, prime } = record;
  const sheet = openSheet({
    title: `Oversight record ${number}: subcontract ${subcontract.number}`,
    author: prime.legalName,
    subject: `CMMC flowdown of contract ${formatPiid(contract.piid)} to subcontract ${subcontract.number}`,
    at: new Date(record.requestedAt),
  });
  const cover = writeCover(sheet, record, proof.jsonSha256);
  const place = keepContentsPlace(sheet);
  writeAgreement(sheet, record);
  writeRequirement(sheet, record);
  writeFacts(sheet, record);
  writeVerdicts(sheet, record);
  writeAward(sheet, record);
  writeTimeline(sheet, record);
  writeEvidenceIndex(sheet, record);
  writeProof(sheet, record, proof);
  writeContents(sheet, cover, place);
  return closeSheet(sheet, {
    head: "Flowdown oversight record",
    number,
    foot: `${prime.legalName}  \u00b7  contract ${formatPiid(contract.piid)}  \u00b7  subcontract ${subcontract.number}  \u00b7  as of ${formatDate(record.asOf)}`,
  });
}
