import { actionWords, actorWords, readEntry } from "#app/domain/oversight/entry.ts";
import type { RecordContent } from "#app/domain/oversight/record-content.ts";
import { writeHeading, writeRows, writeTable, writeText } from "./pdf-blocks.server.ts";
import { openSection, type Sheet, type Structure, space, write } from "./pdf-sheet.server.ts";
import { reserveSignature } from "./pdf-signature.server.ts";
import { instantText } from "./pdf-words.server.ts";

/** What happened, in the order of the log, each entry with the hash that stands in its tree. */
export function writeTimeline(sheet: Sheet, { log }: RecordContent): void {
  const section = openSection(sheet, "Timeline");
  const mono = { face: "mono", size: 7 } as const;
  writeTable(
    sheet,
    section,
    [
      { width: 34, title: "Entry", style: { face: "mono", size: 8 }, isHeader: true },
      { width: 104, title: "When", style: { size: 8.5 } },
      { width: sheet.width - 34 - 104 - 140 - 36, title: "What and who" },
      { width: 140, title: "Leaf hash", style: mono },
    ],
    log.entries.map(({ seq, entry, leafHash }) => {
      const { at, action, actor } = readEntry(entry);
      return [
        String(seq),
        instantText(at),
        `${actionWords(action)}\n${actorWords(actor)}`,
        `${leafHash.slice(0, 32)}\n${leafHash.slice(32)}`,
      ];
    }),
  );
}

/** Of the certificate that the document is signed with, what it prints. */
export type PrintedCertificate = { fingerprint: string; subject: string; expiresAt: Date };

/** The hashes that prove the record, and how to check them without the portal. */
export function writeProof(
  sheet: Sheet,
  record: RecordContent,
  proof: { jsonSha256: string; certificate: PrintedCertificate; signedAt: Date },
): void {
  const section = openSection(sheet, "How to verify this record");
  const { log, supersedes } = record;
  writeRows(sheet, section, [
    { term: "SHA-256 of the JSON", value: proof.jsonSha256, isCode: true },
    { term: "Entries in the log", value: String(log.treeSize), isCode: true },
    { term: "Root of the log", value: log.root, isCode: true },
    ...(supersedes
      ? [
          {
            term: "Supersedes",
            value: `${supersedes.number}\n${supersedes.jsonSha256}`,
            isCode: true,
          },
        ]
      : []),
    ...(log.grewFrom
      ? [
          {
            term: "The log grew from",
            value: `${log.grewFrom.treeSize} entries\n${log.grewFrom.root}`,
            isCode: true,
          },
        ]
      : []),
    { term: "Catalog edition", value: record.catalogEdition, isCode: true },
  ]);
  space(sheet, 8);
  const list = sheet.doc.struct("L");
  section.add(list);
  record.howToVerify.forEach((step, index) => {
    const item = sheet.doc.struct("LI");
    list.add(item);
    write(sheet, item, "LBody", `${index + 1}. ${step}`, { face: "serif", size: 10 });
    item.end();
    space(sheet, 5);
  });
  list.end();
  writeText(
    sheet,
    section,
    "The paths that prove each entry stand in the JSON; the PDF shows the hashes alone.",
  );
  writeSignature(sheet, section, record, proof);
}

function writeSignature(
  sheet: Sheet,
  section: Structure,
  { number, prime }: RecordContent,
  { certificate, signedAt }: { certificate: PrintedCertificate; signedAt: Date },
): void {
  writeHeading(sheet, section, "The signature of this PDF", 170);
  writeRows(sheet, section, [
    { term: "Signed for", value: prime.legalName },
    { term: "Signed", value: instantText(signedAt.toISOString()) },
    { term: "Form", value: "PAdES B-B, RSA with SHA-256 (ETSI EN 319 142-1)" },
    { term: "Certificate of", value: certificate.subject.replaceAll("\n", ", ") },
    { term: "Holds until", value: instantText(certificate.expiresAt.toISOString()) },
    { term: "SHA-256 of the certificate", value: certificate.fingerprint, isCode: true },
  ]);
  space(sheet, 8);
  for (const step of CHECK_SIGNATURE) writeText(sheet, section, step, { face: "serif", size: 10 });
  reserveSignature(sheet, section, {
    name: prime.legalName,
    reason: `Oversight record ${number}`,
    at: signedAt,
  });
}

const CHECK_SIGNATURE = [
  "With poppler-utils, run pdfsig on this file: it must say that the signature is valid and that the total document is signed. With Adobe Acrobat, open the Signatures panel: it must say that the document has not been modified since it was signed.",
  "A certificate that the prime made for itself vouches for nobody by itself, and a reader then calls the signer unknown. Ask the prime for the SHA-256 of its certificate by another way and compare it with the one above; the reader shows it among the details of the certificate, and so does pdfsig -dump with openssl x509 -fingerprint -sha256.",
];
