import { formatPiid } from "#app/domain/contract/piid.ts";
import type {
  RecordContract,
  RecordFlowdown,
  RecordSubcontract,
} from "#app/domain/oversight/record-content.ts";
import { nameCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import { writeNote, writePairedRows, writeRows, writeText } from "./pdf-blocks.server.ts";
import { openHeading, type Place } from "./pdf-place.server.ts";
import { type Sheet, space } from "./pdf-sheet.server.ts";
import { dayText, INFORMATION_WORDS, instantText } from "./pdf-words.server.ts";

/** A contract as the prime recorded it. */
export function writeContract(sheet: Sheet, place: Place, contract: RecordContract): void {
  const { options, clauses } = contract;
  writeRows(sheet, place.element, [
    { term: "Contract number (PIID)", value: formatPiid(contract.piid), isCode: true },
    { term: "Title", value: contract.title },
    { term: "Agency", value: contract.agency },
    {
      term: "Period of performance",
      value: `${dayText(contract.startsOn)} to ${dayText(contract.endsOn)}`,
    },
    {
      term: "Option periods",
      value:
        options.map(({ name, exerciseOn }) => `${name}: ${dayText(exerciseOn)}`).join("\n") ||
        "None recorded",
    },
    { term: "Required CMMC status", value: contract.requiredStatus ?? "None" },
    {
      term: "Clauses",
      value: clauses.map(({ number, title }) => `${number} ${title}`).join("\n") || "None recorded",
    },
  ]);
}

/** A subcontract as the prime recorded it, and what it answered about the information that flows. */
export function writeSubcontract(sheet: Sheet, place: Place, subcontract: RecordSubcontract): void {
  const { information } = subcontract;
  writePairedRows(sheet, place.element, [
    { term: "Number", value: subcontract.number, isCode: true },
    { term: "State", value: subcontract.state.replace(/^./, (letter) => letter.toUpperCase()) },
    { term: "Title", value: subcontract.title },
    { term: "Hangs under", value: subcontract.parentNumber ?? "The prime contract itself" },
    { term: "Planned award", value: dayText(subcontract.plannedAwardOn) },
    {
      term: "Information that flows",
      value: information ? INFORMATION_WORDS[information] : "Not answered yet",
    },
    {
      term: "CUI categories",
      value: nameCuiCategories(subcontract.cuiCategories).join("\n") || "None",
    },
    { term: "COTS items only", value: subcontract.commercialOffTheShelfOnly ? "Yes" : "No" },
    { term: "Status directed by DoD", value: subcontract.directedStatus ?? "None" },
    {
      term: "Performing CAGEs",
      value: subcontract.performingCages.join(", ") || "Any site",
      isCode: subcontract.performingCages.length > 0,
    },
  ]);
}

/** Every flowdown as it was issued, clause by clause, with what the supplier answered. */
export function writeFlowdowns(
  sheet: Sheet,
  place: Place,
  { flowdowns }: Pick<RecordSubcontract, "flowdowns">,
): void {
  if (flowdowns.length === 0)
    writeText(sheet, place.element, "No flowdown was issued for this subcontract.");
  flowdowns.forEach((flowdown, index) => {
    const name = index === 0 ? "Flowdown in force" : "Earlier flowdown, superseded";
    const heading = `${name}, issued ${instantText(flowdown.issuedAt)}`;
    writeFlowdown(sheet, openHeading(sheet, place, heading), flowdown);
  });
}

function writeFlowdown(sheet: Sheet, place: Place, flowdown: RecordFlowdown): void {
  const { acknowledgement, message } = flowdown;
  const { element } = place;
  writePairedRows(sheet, element, [
    { term: "Required CMMC status", value: flowdown.required ?? "None" },
    { term: "By", value: flowdown.citation },
    { term: "Why", value: flowdown.why },
    { term: "Information", value: INFORMATION_WORDS[flowdown.information] },
    {
      term: "CUI categories",
      value: nameCuiCategories(flowdown.cuiCategories).join("\n") || "None",
    },
    {
      term: "Performing CAGEs",
      value: flowdown.performingCages.join(", ") || "Any site",
      isCode: flowdown.performingCages.length > 0,
    },
    { term: "Issued by", value: flowdown.issuedByName },
    { term: "Answer due", value: dayText(flowdown.dueOn) },
    {
      term: "Acknowledged",
      value: acknowledgement
        ? `${dayText(acknowledgement.acknowledgedOn)} by ${acknowledgement.acknowledgedByName}; ${acknowledgement.passesOnToLowerTiers ? "passes the clauses on to lower tiers" : "nobody below gets the information"}`
        : "Not acknowledged",
    },
    ...(message ? [{ term: "Message", value: `\u201c${message}\u201d` }] : []),
  ]);
  for (const clause of flowdown.clauses) {
    const edition = clause.edition ? ` (${clause.edition})` : "";
    openHeading(sheet, place, `${clause.number} ${clause.title}${edition}`);
    writeText(sheet, element, clause.why, { face: "serif", size: 10 });
    if (clause.onlyIf) writeText(sheet, element, `Only if: ${clause.onlyIf}`);
    writeText(sheet, element, `The subcontractor must: ${clause.subcontractorMust}`);
    writeNote(sheet, element, clause.citation);
    space(sheet, 2);
  }
}
