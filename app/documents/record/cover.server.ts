import { type Row, writeRows, writeTitleBlock } from "#app/documents/engine/blocks.server.ts";
import { clockOf } from "#app/documents/engine/clock.server.ts";
import {
  INK,
  type Sheet,
  type Structure,
  space,
  write,
} from "#app/documents/engine/sheet.server.ts";
import { writeStamp } from "#app/documents/engine/stamp.server.ts";
import {
  acknowledgementWords,
  awardWords,
  dayText,
  gapWords,
  instantText,
  standsUntil,
  stateOf,
} from "#app/documents/engine/words.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { zoneWords } from "#app/domain/kernel/instant.ts";
import type { RecordContent, RecordSubcontract } from "#app/domain/record/content.ts";
import { type Chapter, standingFacts } from "./chapter.server.ts";

/** Begin the first page: what the document is, and of what. */
export function openCover(sheet: Sheet, title: string): Structure {
  const { doc, root } = sheet;
  const cover = doc.struct("Sect");
  root.add(cover);
  doc.outline.addItem("Cover");
  write(sheet, cover, "P", "Oversight record", { face: "sans-bold", size: 9, color: INK.soft });
  space(sheet, 2);
  write(sheet, cover, "H1", title, { face: "serif-bold", size: 20 });
  space(sheet, 10);
  return cover;
}

/** The first page of the record of one subcontract: what a contract officer needs in one minute. */
export function writeSubcontractCover(
  sheet: Sheet,
  cover: Structure,
  record: RecordContent,
  chapter: Chapter,
): void {
  const { contract, supplier } = chapter;
  writeTitleBlock(sheet, cover, [
    ...blockOf(record),
    { label: "Prime contractor", value: record.prime.legalName },
    { label: "Subcontractor", value: supplier.legalName },
    { label: "Contract", value: formatPiid(contract.piid), isCode: true },
    { label: "UEI and CAGE of the subcontractor", value: identifiers(supplier), isCode: true },
    {
      label: "Contract title and agency",
      value: `${contract.title}, ${contract.agency}`,
      isWide: true,
    },
  ]);
  writeStanding(sheet, cover, chapter.subcontract, record);
  writeRows(sheet, cover, summaryOf(chapter));
}

/** What every record says of itself. */
export function blockOf(record: RecordContent) {
  const made = `${instantText(record.requestedAt)}, for ${record.requestedByName}`;
  return [
    { label: "Record", value: record.number, isCode: true },
    { label: "Made", value: made },
  ];
}

/** The verdict as a stamp; an award that the facts did not support carries its mark beside it. */
export function writeStanding(
  sheet: Sheet,
  parent: Structure,
  subcontract: RecordSubcontract,
  { asOf }: Pick<RecordContent, "asOf">,
): void {
  const { verdict, award, exceptions } = subcontract;
  writeStamp(sheet, parent, {
    state: stateOf(subcontract),
    under: verdict
      ? standsUntil(verdict.decision, asOf)
      : `As of ${dayText(asOf)}. Nobody answered yet what information flows down.`,
  });
  if (!award || award.isSupported) return;
  const decision = exceptions.find(({ id }) => id === award.exceptionId)?.decision;
  writeStamp(sheet, parent, {
    state: "ineligible",
    word: "Awarded by exception",
    under: `On ${dayText(award.awardedOn)}, against the facts of that day${decision ? `; approved by ${decision.decidedByName}` : ""}.`,
  });
}

function identifiers({ uei, cages }: { uei: string | null; cages: readonly string[] }): string {
  return [uei ?? "no UEI", cages.join(", ") || "no CAGE"].join("  ");
}

/** A subcontract in a few rows. */
export function summaryOf(chapter: Chapter): Row[] {
  const { subcontract, facts } = chapter;
  const { flowdowns, verdict, exceptions } = subcontract;
  const [flowdown] = flowdowns;
  const decision = verdict?.decision;
  return [
    {
      term: "Required",
      value: decision ? `${sayRequiredOf(decision)} (${decision.citation})` : "Not decided yet",
    },
    {
      term: "Flowed down",
      value: flowdown
        ? `Issued ${instantText(flowdown.issuedAt)}. ${acknowledgementWords(flowdown, facts)}`
        : "Nothing was issued",
    },
    { term: "Stated and checked", value: sayChecked(chapter) },
    { term: "Why", value: decision?.reasons.map(({ text }) => text).join(" ") ?? "\u2014" },
    { term: "Award", value: awardWords(subcontract) },
    ...(exceptions.length > 0
      ? [{ term: "Exceptions", value: `${exceptions.length} asked for: see the award` }]
      : []),
    { term: "Still open", value: gapWords(subcontract) },
  ];
}

function sayChecked(chapter: Chapter): string {
  const current = standingFacts(chapter);
  const count = (outcome: string) =>
    current.filter((fact) => fact.reviews[0]?.outcome === outcome).length;
  const unchecked = current.filter((fact) => fact.reviews.length === 0).length;
  return `${countWords(current.length, "fact")} in force: ${count("accepted")} accepted, ${count("returned")} returned, ${unchecked} not reviewed`;
}

/** By when the facts were known, what the record continues, and the hash it is proved by. */
export function proofOf(record: RecordContent, jsonSha256: string): Row[] {
  return [
    {
      term: "Clock",
      value: `Days and times are in ${zoneWords(clockOf(record))}; record.json has its instants in UTC.`,
    },
    {
      term: "Known by",
      value: `${instantText(record.knownAt)}. What came to be known later is not in this record.`,
    },
    ...(record.supersedes
      ? [{ term: "Supersedes", value: record.supersedes.number, isCode: true }]
      : []),
    { term: "SHA-256 of record.json", value: jsonSha256, isCode: true },
  ];
}
