import { writeList, writeNote, writeRows } from "#app/documents/engine/blocks.server.ts";
import { clockOf } from "#app/documents/engine/clock.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import { type Sheet, space } from "#app/documents/engine/sheet.server.ts";
import { GAP, writeTable } from "#app/documents/engine/table.server.ts";
import { instantText, shortHash } from "#app/documents/engine/words.server.ts";
import { reserveSignature } from "#app/documents/signature.server.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { isoInZone } from "#app/domain/kernel/instant.ts";
import { actionWords, actorWords, type OversightEntry, readEntry } from "#app/domain/log/entry.ts";
import { sayEntry } from "#app/domain/log/entry-words.ts";
import { gatherViews } from "#app/domain/log/gather-views.ts";
import type { RecordContent } from "#app/domain/record/content.ts";

/** What a record prints of its proofs: the hash of its JSON, and who signs it when. */
export type PrintedProof = {
  /** of the JSON of the same content, so that the two prove each other */
  jsonSha256: string;
  certificate: { fingerprint: string; subject: string; expiresAt: Date };
  signedAt: Date;
};

const LIST = { face: "serif", size: 9 } as const;

/** What happened, in the order of the log. */
export function writeTimeline(sheet: Sheet, place: Place, record: RecordContent): void {
  const { log, subcontracts } = record;
  const numbers = new Map(subcontracts.map(({ id, number }) => [id, number]));
  const about = numbers.size > 1 ? 76 : 0;
  const [seq, when, hash] = [38, 96, 74];
  const what = sheet.width - seq - when - hash - GAP * 3 - (about && about + GAP);
  writeNote(
    sheet,
    place.element,
    "Leaf hashes are shortened here and whole in record.json, which also holds the path that proves each entry. What an auditor looked at within an hour stands in one line here, and entry by entry there.",
  );
  writeTable(
    sheet,
    place.element,
    [
      { width: seq, title: "Entry", style: { face: "mono", size: 8 }, isHeader: true },
      { width: when, title: "When", style: { size: 8.5 } },
      { width: what, title: "What and who", style: { size: 8.5 } },
      ...(about ? [{ width: about, title: "Subcontract", style: { size: 8.5 } }] : []),
      { width: hash, title: "Leaf hash", style: { face: "mono", size: 7 } },
    ],
    gatherViews(log.entries.map((one) => ({ ...one, read: readEntry(one.entry) }))).map((line) => {
      const ids = line.map(({ read }) => read.subject?.subcontractId ?? "");
      const told = distinct(ids.map((id) => numbers.get(id) ?? "")).join(", ");
      return [...beginningOf(line, clockOf(record)), ...(about ? [told] : []), hashesOf(line)];
    }),
  );
}

type Line = readonly [TimelineEntry, ...TimelineEntry[]];
type TimelineEntry = { seq: number; leafHash: string; read: OversightEntry };

/** The entries of a line, when they were made, and what happened by whom. */
function beginningOf(line: Line, zone: string): string[] {
  const [{ seq, read }] = line;
  const last = line.at(-1) ?? line[0];
  const clock = (entry: TimelineEntry) => instantText(isoInZone(new Date(entry.read.at), zone));
  const says = distinct(line.map((one) => sayEntry(one.read))).join(" ");
  const times = line.length > 1 ? `, ${countWords(line.length, "time")}` : "";
  const what = [`${actionWords(read.action)}${times}`, says, actorWords(read)];
  return [
    fromTo(String(seq), String(last.seq)),
    fromTo(clock(line[0]), clock(last)),
    what.filter(Boolean).join("\n"),
  ];
}

function hashesOf(line: Line): string {
  return line.length > 1 ? `${line.length} in record.json` : shortHash(line[0].leafHash);
}

const fromTo = (first: string, last: string) => (first === last ? first : `${first}\nto ${last}`);

const distinct = (texts: readonly string[]) => [...new Set(texts)].filter(Boolean);

/** The hashes that prove the record, and how to check them without the portal. */
export function writeProof(
  sheet: Sheet,
  place: Place,
  record: RecordContent,
  proof: PrintedProof,
): void {
  const { log, supersedes } = record;
  const { grewFrom } = log;
  const code = (term: string, value: string) => ({ term, value, isCode: true });
  writeRows(sheet, place.element, [
    code("SHA-256 of record.json", proof.jsonSha256),
    code("Entries in the log", String(log.treeSize)),
    code("Root of the log", log.root),
    ...(supersedes ? [code("Supersedes", `${supersedes.number}\n${supersedes.jsonSha256}`)] : []),
    ...(grewFrom
      ? [code("The log grew from", `${grewFrom.treeSize} entries\n${grewFrom.root}`)]
      : []),
    code("Catalog edition", record.catalogEdition),
  ]);
  space(sheet, 8);
  writeList(sheet, place.element, record.howToVerify, { isNumbered: true, style: LIST });
  writeSignature(sheet, place, record, proof);
}

function writeSignature(
  sheet: Sheet,
  within: Place,
  { number, prime }: RecordContent,
  { certificate, signedAt }: PrintedProof,
): void {
  const { element } = openHeading(sheet, within, "The signature of this PDF", { room: 190 });
  writeRows(sheet, element, [
    {
      term: "Signed",
      value: `${instantText(isoInZone(signedAt, clockOf({ prime })))}, for ${prime.legalName}`,
    },
    { term: "Form", value: "PAdES B-B, RSA with SHA-256 (ETSI EN 319 142-1)" },
    {
      term: "Certificate of",
      value: certificate.subject.replaceAll("\n", "; ").replaceAll("\\", ""),
    },
    {
      term: "It holds until",
      value: instantText(isoInZone(certificate.expiresAt, clockOf({ prime }))),
    },
    { term: "Its SHA-256", value: certificate.fingerprint, isCode: true },
  ]);
  space(sheet, 8);
  writeList(sheet, element, CHECK_SIGNATURE, { style: LIST });
  const reason = `Oversight record ${number}`;
  reserveSignature(sheet, element, { name: prime.legalName, reason, at: signedAt });
}

const CHECK_SIGNATURE = [
  "With poppler-utils, run pdfsig on this file: it must say that the signature is valid and that the total document is signed.",
  "With Adobe Acrobat, open the Signatures panel: it must say that the document has not been modified since it was signed.",
  "A certificate that a prime made for itself vouches for nobody, and a reader calls its signer unknown. Ask the prime for its SHA-256 by another way and compare it with the one above and with the one the reader shows.",
];
