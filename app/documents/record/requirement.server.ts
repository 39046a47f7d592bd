import {
  writeNote,
  writePairedRows,
  writeRows,
  writeText,
} from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import { type Sheet, space } from "#app/documents/engine/sheet.server.ts";
import {
  acknowledgementWords,
  dayText,
  INFORMATION_WORDS,
  instantText,
} from "#app/documents/engine/words.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayAlsoRequired } from "#app/domain/eligibility/required-words.ts";
import type {
  RecordContract,
  RecordFlowdown,
  RecordSubcontract,
} from "#app/domain/record/content.ts";
import type { RecordFact } from "#app/domain/record/parts.ts";
import { nameCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import type { Chapter } from "./chapter.server.ts";

/** A contract as the prime recorded it. */
export function writeContract(sheet: Sheet, place: Place, contract: RecordContract): void {
  const { options, clauses, inForce, awardedOn } = contract;
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
    { term: "Awarded on", value: awardedOn ? dayText(awardedOn) : "Not recorded" },
    { term: "Required CMMC status as awarded", value: contract.requiredStatus ?? "None" },
    { term: "Clauses as awarded", value: clauseLines(clauses) },
    ...(inForce
      ? [
          { term: "Required on the day of the record", value: inForce.requiredStatus ?? "None" },
          { term: "Clauses on that day", value: clauseLines(inForce.clauses) },
          { term: "Ends on, as modified", value: dayText(inForce.endsOn) },
        ]
      : []),
  ]);
  for (const modification of contract.modifications ?? [])
    writeModification(sheet, place, modification);
}

function clauseLines(clauses: readonly { number: string; title: string }[]): string {
  return clauses.map(({ number, title }) => `${number} ${title}`).join("\n") || "None recorded";
}

type Modification = NonNullable<RecordContract["modifications"]>[number];

function writeModification(sheet: Sheet, place: Place, modification: Modification): void {
  const { number, effectiveOn, isWithdrawn, file, note, correctionReason } = modification;
  const mark = isWithdrawn ? ", withdrawn" : "";
  openHeading(sheet, place, `Modification ${number}${mark}`);
  writePairedRows(sheet, place.element, [
    { term: "Effective on", value: dayText(effectiveOn) },
    {
      term: "Recorded",
      value: `${instantText(modification.recordedAt)} by ${modification.recordedByName}`,
    },
    { term: "Changes", value: changeLines(modification) || "Nothing in the terms" },
    ...(note ? [{ term: "Note", value: note }] : []),
    ...(correctionReason
      ? [
          {
            term: isWithdrawn ? "Withdrawn because" : "Corrects an earlier one",
            value: correctionReason,
          },
        ]
      : []),
    { term: "Document", value: file ? `${file.fileName}\nSHA-256 ${file.sha256}` : "None" },
  ]);
}

function changeLines(modification: Modification): string {
  const { changesStatus, requiredStatus, addClauses, removeClauses } = modification;
  const { exercisesOption, endsOn } = modification;
  return [
    changesStatus && `Requires ${requiredStatus ?? "no CMMC status"}`,
    addClauses.length > 0 && `In: ${addClauses.join(", ")}`,
    removeClauses.length > 0 && `Out: ${removeClauses.join(", ")}`,
    exercisesOption && `Exercises ${exercisesOption}`,
    endsOn && `Ends on ${dayText(endsOn)}`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** A subcontract as the prime recorded it, and what it answered about the information that flows. */
export function writeSubcontract(sheet: Sheet, place: Place, subcontract: RecordSubcontract): void {
  const { information } = subcontract;
  writePairedRows(sheet, place.element, [
    { term: "Number", value: subcontract.number, isCode: true },
    { term: "State", value: subcontract.state.replace(/^./, (letter) => letter.toUpperCase()) },
    { term: "Title", value: subcontract.title },
    ...(subcontract.lowerTiers
      ? [{ term: "Lower tiers", value: sayTiers(subcontract.lowerTiers) }]
      : []),
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
    ...(subcontract.ownTerms ?? []).map(({ requiredStatus, from, until, wording }) => ({
      term: "Asked by the prime's own terms",
      value: `${requiredStatus}, from ${dayText(from)}${until ? ` to ${dayText(until)}` : ""}: \u201c${wording}\u201d`,
    })),
    ...(subcontract.operationallyCriticalSupport
      ? [{ term: "Operationally critical support", value: "Yes" }]
      : []),
    {
      term: "Performing CAGEs",
      value: subcontract.performingCages.join(", ") || "Any site",
      isCode: subcontract.performingCages.length > 0,
    },
  ]);
}

function sayTiers(tiers: NonNullable<RecordSubcontract["lowerTiers"]>): string {
  const said = tiers.map(
    ({ number, supplierName, information }) =>
      `${number} of ${supplierName}: ${information ? INFORMATION_WORDS[information] : "information not answered"}`,
  );
  return said.join("\n") || "None recorded";
}

/** Every flowdown as it was issued, clause by clause, with what the supplier answered. */
export function writeFlowdowns(
  sheet: Sheet,
  place: Place,
  { subcontract: { flowdowns }, facts }: Chapter,
): void {
  if (flowdowns.length === 0)
    writeText(sheet, place.element, "No flowdown was issued for this subcontract.");
  flowdowns.forEach((flowdown, index) => {
    const name = index === 0 ? "Flowdown in force" : "Earlier flowdown, superseded";
    const heading = `${name}, issued ${instantText(flowdown.issuedAt)}`;
    writeFlowdown(sheet, openHeading(sheet, place, heading), flowdown, facts);
  });
}

function writeFlowdown(
  sheet: Sheet,
  place: Place,
  flowdown: RecordFlowdown,
  facts: readonly RecordFact[],
): void {
  const { acknowledgement, message } = flowdown;
  const { element } = place;
  writePairedRows(sheet, element, [
    { term: "Required CMMC status", value: flowdown.required ?? "None" },
    { term: "By", value: flowdown.citation },
    { term: "Why", value: flowdown.why },
    ...(flowdown.alsoRequired
      ? [
          {
            term: "Beside it",
            value: `${sayAlsoRequired(flowdown.alsoRequired)} (${flowdown.alsoRequired.citation})`,
          },
        ]
      : []),
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
        ? `${acknowledgementWords(flowdown, facts)}; ${acknowledgement.passesOnToLowerTiers ? "passes the information on to lower tiers" : "nobody below gets the information"}`
        : "Not acknowledged",
    },
    ...(flowdown.ownTerms
      ? [
          {
            term: "Asked beyond the rule",
            value: `${flowdown.ownTerms.required}, by the prime's own terms: \u201c${flowdown.ownTerms.wording}\u201d`,
          },
        ]
      : []),
    ...(message ? [{ term: "Message", value: `\u201c${message}\u201d` }] : []),
  ]);
  for (const clause of flowdown.clauses) writeClause(sheet, place, clause);
}

function writeClause(sheet: Sheet, place: Place, clause: RecordFlowdown["clauses"][number]): void {
  const { element } = place;
  const { number, title, why, onlyIf, without, deviations = [], subcontractorMust } = clause;
  const edition = clause.edition ? ` (${clause.edition})` : "";
  openHeading(sheet, place, `${number} ${title}${edition}`);
  writeText(sheet, element, why, { face: "serif", size: 10 });
  if (onlyIf) writeText(sheet, element, `Only if: ${onlyIf}`);
  if (without) writeText(sheet, element, `Does not flow: ${without}`);
  for (const says of deviations) writeText(sheet, element, `Class deviation: ${says}`);
  writeText(sheet, element, `The subcontractor must: ${subcontractorMust}`);
  writeNote(sheet, element, clause.citation);
  space(sheet, 2);
}
