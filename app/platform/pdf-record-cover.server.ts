import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/flowdown/required-words.ts";
import { type Row, writeRows, writeTitleBlock } from "./pdf-blocks.server.ts";
import { ensureRoom, INK, type Sheet, type Structure, space, write } from "./pdf-sheet.server.ts";
import { writeStamp } from "./pdf-stamp.server.ts";
import {
  awardWords,
  dayText,
  instantText,
  type RecordView,
  standsUntil,
  stateOf,
} from "./pdf-words.server.ts";

/** The first page: what a contract officer needs to know in one minute. */
export function writeCover(sheet: Sheet, record: RecordView, jsonSha256: string): Structure {
  const { doc, root } = sheet;
  const cover = doc.struct("Sect");
  root.add(cover);
  doc.outline.addItem("Cover");
  const { contract, subcontract, supplier, prime } = record;
  write(sheet, cover, "P", "Oversight record", { face: "sans-bold", size: 9, color: INK.soft });
  space(sheet, 2);
  const title = `Subcontract ${subcontract.number}: ${subcontract.title}`;
  write(sheet, cover, "H1", title, { face: "serif-bold", size: 22 });
  space(sheet, 12);
  writeTitleBlock(sheet, cover, [
    { label: "Record", value: record.number, isCode: true },
    { label: "Made", value: `${instantText(record.requestedAt)}, for ${record.requestedByName}` },
    { label: "Prime contractor", value: prime.legalName },
    { label: "Subcontractor", value: supplier.legalName },
    { label: "Contract", value: formatPiid(contract.piid), isCode: true },
    { label: "UEI and CAGE of the subcontractor", value: identifiers(supplier), isCode: true },
    {
      label: "Contract title and agency",
      value: `${contract.title}, ${contract.agency}`,
      isWide: true,
    },
  ]);
  const { verdict } = record;
  writeStamp(sheet, cover, {
    state: stateOf(record),
    under: verdict
      ? standsUntil(verdict.decision, record.asOf)
      : `As of ${dayText(record.asOf)}. Nobody answered yet what information flows down.`,
  });
  writeExceptionMark(sheet, cover, record);
  writeRows(sheet, cover, [...summaryOf(record), ...proofOf(record, jsonSha256)]);
  return cover;
}

/** An award that the facts did not support carries its mark on the first page. */
function writeExceptionMark(sheet: Sheet, cover: Structure, record: RecordView): void {
  const { award, exceptions } = record;
  if (!award || award.isSupported) return;
  const decision = exceptions.find(({ id }) => id === award.exceptionId)?.decision;
  writeStamp(sheet, cover, {
    state: "ineligible",
    word: "Awarded by exception",
    under: `On ${dayText(award.awardedOn)}, against the facts of that day${decision ? `; approved by ${decision.decidedByName}` : ""}.`,
  });
}

function identifiers({ uei, cages }: RecordView["supplier"]): string {
  return [uei ?? "no UEI", cages.join(", ") || "no CAGE"].join("  ");
}

function summaryOf(record: RecordView): Row[] {
  const { flowdowns, facts, verdict, exceptions } = record;
  const [flowdown] = flowdowns;
  const current = facts.filter((fact) => fact.supersededById === null);
  const count = (outcome: string) =>
    current.filter((fact) => fact.reviews[0]?.outcome === outcome).length;
  const unchecked = current.filter((fact) => fact.reviews.length === 0).length;
  const decision = verdict?.decision;
  return [
    {
      term: "Required",
      value: decision ? `${sayRequiredOf(decision)} (${decision.citation})` : "Not decided yet",
    },
    {
      term: "Flowed down",
      value: flowdown
        ? `Issued ${instantText(flowdown.issuedAt)}; ${flowdown.acknowledgement ? `acknowledged ${dayText(flowdown.acknowledgement.acknowledgedOn)} by ${flowdown.acknowledgement.acknowledgedByName}` : "not acknowledged"}`
        : "Nothing was issued",
    },
    {
      term: "Stated and checked",
      value: `${current.length} facts in force: ${count("accepted")} accepted, ${count("returned")} returned, ${unchecked} not reviewed`,
    },
    { term: "Why", value: decision?.reasons.map(({ text }) => text).join(" ") ?? "\u2014" },
    { term: "Award", value: awardWords(record) },
    ...(exceptions.length > 0
      ? [{ term: "Exceptions", value: `${exceptions.length} asked for: see the award` }]
      : []),
  ];
}

function proofOf(record: RecordView, jsonSha256: string): Row[] {
  return [
    {
      term: "Known by",
      value: `${instantText(record.knownAt)}. What came to be known later is not in this record.`,
    },
    ...(record.supersedes
      ? [{ term: "Supersedes", value: record.supersedes.number, isCode: true }]
      : []),
    { term: "SHA-256 of the JSON", value: jsonSha256, isCode: true },
  ];
}

/** Where the contents will stand: they are written once all pages are known. */
export type ContentsPlace = { page: number; top: number };

const CONTENTS_LINE = 15;
const MOST_LINES = 5;

/** Keep room for the contents under what the cover says. */
export function keepContentsPlace(sheet: Sheet): ContentsPlace {
  ensureRoom(sheet, (MOST_LINES + 1) * CONTENTS_LINE);
  return { page: sheet.doc.bufferedPageRange().count - 1, top: sheet.doc.y + CONTENTS_LINE };
}

/** The sections and their pages, where the place was kept. */
export function writeContents(sheet: Sheet, cover: Structure, place: ContentsPlace): void {
  const { doc, contents, left, width } = sheet;
  doc.switchToPage(place.page);
  const list = doc.struct("TOC");
  cover.add(list);
  const half = Math.ceil(contents.length / 2);
  contents.forEach(({ title, page }, index) => {
    const column = index < half ? 0 : 1;
    const x = left + column * (width / 2 + 8);
    const y = place.top + (index % half) * CONTENTS_LINE;
    const item = doc.struct("TOCI");
    list.add(item);
    doc.y = y;
    const style = { x, width: width / 2 - 30, size: 9, color: INK.soft };
    write(sheet, item, "P", `${index + 1}  ${title}`, style);
    doc.y = y;
    const number = { x: x + width / 2 - 36, width: 22, size: 8.5, color: INK.soft };
    write(sheet, item, "P", String(page), { ...number, face: "mono", align: "right" });
    item.end();
  });
  list.end();
}
