import { formatPiid } from "#app/domain/contract/piid.ts";
import type { RecordFlowdown } from "#app/domain/oversight/record-content.ts";
import { nameCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import { writeHeading, writeRows, writeText } from "./pdf-blocks.server.ts";
import { INK, openSection, type Sheet, type Structure, space } from "./pdf-sheet.server.ts";
import { dayText, INFORMATION_WORDS, instantText, type RecordView } from "./pdf-words.server.ts";

/** The contract, the subcontract, and what the prime recorded about both. */
export function writeAgreement(sheet: Sheet, { contract, subcontract }: RecordView): void {
  const section = openSection(sheet, "Contract and subcontract", { isNewPage: true });
  writeHeading(sheet, section, "Contract");
  const { options, clauses } = contract;
  writeRows(sheet, section, [
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
  writeHeading(sheet, section, "Subcontract");
  const { information } = subcontract;
  writeRows(sheet, section, [
    { term: "Number", value: subcontract.number, isCode: true },
    { term: "Title", value: subcontract.title },
    {
      term: "Hangs under",
      value: subcontract.parentNumber ?? "The prime contract itself (first tier)",
    },
    {
      term: "Information that flows",
      value: information ? INFORMATION_WORDS[information] : "Not answered yet",
    },
    {
      term: "CUI categories",
      value: nameCuiCategories(subcontract.cuiCategories).join("\n") || "None",
    },
    { term: "COTS items only", value: subcontract.commercialOffTheShelfOnly ? "Yes" : "No" },
    {
      term: "Performing CAGE codes",
      value: subcontract.performingCages.join(", ") || "Any site",
      isCode: true,
    },
    { term: "Status directed by DoD", value: subcontract.directedStatus ?? "None" },
    { term: "Planned award", value: dayText(subcontract.plannedAwardOn) },
  ]);
}

/** Every flowdown as it was issued, clause by clause, with what the supplier answered. */
export function writeRequirement(sheet: Sheet, { flowdowns }: RecordView): void {
  const section = openSection(sheet, "Requirement and flowdown");
  if (flowdowns.length === 0)
    writeText(sheet, section, "No flowdown was issued for this subcontract.");
  flowdowns.forEach((flowdown, index) => {
    const name = index === 0 ? "Flowdown in force" : "Earlier flowdown, superseded";
    writeHeading(sheet, section, `${name}, issued ${instantText(flowdown.issuedAt)}`);
    writeFlowdown(sheet, section, flowdown);
  });
}

function writeFlowdown(sheet: Sheet, section: Structure, flowdown: RecordFlowdown): void {
  const { acknowledgement } = flowdown;
  writeRows(sheet, section, [
    { term: "Required CMMC status", value: flowdown.required ?? "None" },
    { term: "By", value: flowdown.citation },
    { term: "Why", value: flowdown.why },
    { term: "Information", value: INFORMATION_WORDS[flowdown.information] },
    { term: "Issued by", value: flowdown.issuedByName },
    { term: "Answer due", value: dayText(flowdown.dueOn) },
    {
      term: "Acknowledged",
      value: acknowledgement
        ? `${dayText(acknowledgement.acknowledgedOn)} by ${acknowledgement.acknowledgedByName}; ${acknowledgement.passesOnToLowerTiers ? "passes the clauses on to lower tiers" : "nobody below gets the information"}`
        : "Not acknowledged",
    },
  ]);
  for (const clause of flowdown.clauses) {
    const edition = clause.edition ? ` (${clause.edition})` : "";
    writeHeading(sheet, section, `${clause.number} ${clause.title}${edition}`, 100);
    writeText(sheet, section, clause.why, { face: "serif", size: 10 });
    if (clause.onlyIf) writeText(sheet, section, `Only if: ${clause.onlyIf}`);
    writeText(sheet, section, `The subcontractor must: ${clause.subcontractorMust}`);
    writeText(sheet, section, clause.citation, { size: 8.5, color: INK.mute });
    space(sheet, 2);
  }
}
