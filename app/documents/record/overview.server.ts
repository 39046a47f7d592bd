import {
  type BlockCell,
  type Row,
  writeRows,
  writeTitleBlock,
} from "#app/documents/engine/blocks.server.ts";
import type { Sheet, Structure } from "#app/documents/engine/sheet.server.ts";
import { writeStamp } from "#app/documents/engine/stamp.server.ts";
import { dayText, instantText, stateOf } from "#app/documents/engine/words.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { POSTURE_STATES, POSTURE_WORDS } from "#app/domain/posture/states.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { blockOf } from "./cover.server.ts";

/** The first page of the record of several subcontracts: how they stand together. */
export function writeOverview(sheet: Sheet, cover: Structure, record: RecordContent): void {
  writeTitleBlock(sheet, cover, [
    ...blockOf(record),
    { label: "Prime contractor", value: record.prime.legalName },
    { label: "Subcontracts in this record", value: String(record.subcontracts.length) },
    ...(record.sample ? sampleBlock(record.sample) : contractBlock(record)),
  ]);
  writeRollup(sheet, cover, record);
  writeRows(sheet, cover, overviewRows(record));
}

function contractBlock({ contracts }: RecordContent): BlockCell[] {
  const [contract] = contracts;
  if (!contract) return [];
  return [
    { label: "Contract", value: formatPiid(contract.piid), isCode: true },
    {
      label: "Required CMMC status",
      value: (contract.inForce ?? contract).requiredStatus ?? "None",
    },
    {
      label: "Contract title and agency",
      value: `${contract.title}, ${contract.agency}`,
      isWide: true,
    },
  ];
}

function sampleBlock(sample: NonNullable<RecordContent["sample"]>): BlockCell[] {
  return [
    { label: "Drawn from", value: countWords(sample.population, "subcontract") },
    { label: "Drawn", value: `${instantText(sample.drawnAt)}, by ${sample.drawnByName}` },
    { label: "Seed", value: sample.seed, isCode: true },
    { label: "Audit", value: sample.auditTitle },
    {
      label: "SHA-256 of the population",
      value: sample.populationSha256,
      isCode: true,
      isWide: true,
    },
  ];
}

/** How many stand how; the stamp shows the worst, because one of them is enough to ask about. */
function writeRollup(sheet: Sheet, cover: Structure, { subcontracts, asOf }: RecordContent): void {
  const states = subcontracts.map(stateOf);
  const counts = POSTURE_STATES.map((state) => ({
    state,
    count: states.filter((one) => one === state).length,
  })).filter(({ count }) => count > 0);
  const worst = counts[0]?.state ?? "no-requirement";
  const fine = states.filter((state) => state !== "ineligible" && state !== "undecided").length;
  const ends = subcontracts.flatMap(({ verdict }) => verdict?.decision.holdsUntil ?? []).sort();
  const first = ends[0] ? ` The first verdict to change holds until ${formatDate(ends[0])}.` : "";
  const each = counts.map(({ state, count }) => `${count} ${POSTURE_WORDS[state].toLowerCase()}`);
  writeStamp(sheet, cover, {
    state: worst,
    word: `${fine} of ${countWords(states.length, "subcontract")} ${fine === 1 ? "meets" : "meet"} what is required`,
    under: `As of ${dayText(asOf)}: ${each.join(", ") || "none"}.${first}`,
  });
}

/** Of what was issued last; what was returned is not acknowledged. */
function countAcknowledgements({ subcontracts, suppliers }: RecordContent) {
  const factOf = new Map(suppliers.flatMap(({ facts }) => facts.map((fact) => [fact.id, fact])));
  const signed = subcontracts.flatMap(({ flowdowns }) => flowdowns[0]?.acknowledgement ?? []);
  const outcomes = signed.map(({ factId }) => factOf.get(factId)?.reviews[0]?.outcome);
  return {
    acknowledged: outcomes.filter((outcome) => outcome === "accepted").length,
    returned: outcomes.filter((outcome) => outcome === "returned").length,
    unchecked: outcomes.filter((outcome) => outcome === undefined).length,
  };
}

function overviewRows(record: RecordContent): Row[] {
  const { subcontracts, contracts } = record;
  const awarded = subcontracts.flatMap(({ award }) => award ?? []);
  const byException = awarded.filter((award) => !award.isSupported).length;
  const issued = subcontracts.filter(({ flowdowns }) => flowdowns.length > 0).length;
  const { acknowledged, returned, unchecked } = countAcknowledgements(record);
  const wanting = subcontracts.filter(({ gaps }) => gaps.length > 0);
  const gaps = wanting.reduce((sum, one) => sum + one.gaps.length, 0);
  return [
    ...(contracts.length > 1
      ? [{ term: "Contracts", value: contracts.map(({ piid }) => formatPiid(piid)).join(", ") }]
      : []),
    {
      term: "Flowed down",
      value: `${issued} issued, of them ${acknowledged} acknowledged, ${returned} returned to the supplier, ${unchecked} signed and not checked`,
    },
    {
      term: "Awards",
      value: `${awarded.length} recorded, ${byException} of them by exception`,
    },
    {
      term: "Still open",
      value:
        gaps === 0
          ? "Nothing"
          : `${countWords(gaps, "thing")} about ${countWords(wanting.length, "subcontract")}: marked in the table`,
    },
  ];
}
