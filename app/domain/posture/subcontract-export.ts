import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { OwnTermsVerdict, Reason, Verdict } from "#app/domain/eligibility/types.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import { STANDING_WORDS, type Standing } from "./standing.ts";
import { POSTURE_WORDS, type PostureState } from "./states.ts";

/** A subcontract as the file of a list tells it. */
export type ExportedSubcontract = {
  contractPiid: string;
  contractTitle: string;
  number: string;
  title: string;
  /** in whole US dollars; null where it is not known */
  value: number | null;
  parentNumber: string | null;
  state: SubcontractState;
  supplierName: string;
  supplierUei: string | null;
  supplierCages: readonly string[];
  information: Information | null;
  cuiCategories: readonly string[];
  commercialOffTheShelfOnly: boolean;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  postureState: PostureState;
  holdsUntil: string | null;
  reasons: readonly Reason[];
  plannedAwardOn: string | null;
  awardDayVerdict: Verdict | null;
  standing: Standing;
  ownTermsRequired: RequiredStatus | null;
  ownTermsVerdict: OwnTermsVerdict["verdict"] | null;
};

type Told = {
  header: string;
  /** in characters, in a spreadsheet */
  width: number;
  /** the column of the list that it belongs to; absent for what names the subcontract */
  of?: string;
  tell: (subcontract: ExportedSubcontract) => string | number | null;
};

const OWN_TERMS_WORDS = { met: "met", "not-met": "not met" };

/**
 * The columns of the file, in their order. Those that the import knows are named as it names them,
 * so that the file can be taken in again.
 */
const COLUMNS: readonly Told[] = [
  {
    header: "contract_piid",
    width: 20,
    of: "contract",
    tell: (one) => formatPiid(one.contractPiid),
  },
  { header: "contract_title", width: 30, of: "contract", tell: (one) => one.contractTitle },
  { header: "subcontract_number", width: 18, tell: (one) => one.number },
  { header: "subcontract_title", width: 30, tell: (one) => one.title },
  { header: "subcontract_value", width: 16, of: "value", tell: (one) => one.value },
  { header: "under_subcontract", width: 16, tell: (one) => one.parentNumber },
  { header: "subcontract_state", width: 12, of: "award", tell: (one) => one.state },
  { header: "legal_name", width: 30, of: "supplier", tell: (one) => one.supplierName },
  { header: "uei", width: 15, of: "supplier", tell: (one) => one.supplierUei },
  { header: "cages", width: 14, of: "supplier", tell: (one) => one.supplierCages.join(" ") },
  { header: "information", width: 12, of: "required", tell: (one) => one.information },
  {
    header: "cui_categories",
    width: 16,
    of: "required",
    tell: (one) => one.cuiCategories.join(" "),
  },
  {
    header: "commercial_off_the_shelf_only",
    width: 12,
    of: "required",
    tell: (one) => one.information && (one.commercialOffTheShelfOnly ? "yes" : "no"),
  },
  { header: "must_hold", width: 22, of: "required", tell: sayRequiredOf },
  {
    header: "may_be_awarded_today",
    width: 20,
    of: "state",
    tell: (one) => POSTURE_WORDS[one.postureState],
  },
  { header: "holds_until", width: 12, of: "state", tell: (one) => one.holdsUntil },
  {
    header: "reasons",
    width: 70,
    of: "state",
    tell: (one) => one.reasons.map(sayReason).join("\n"),
  },
  { header: "planned_award_on", width: 14, of: "award", tell: (one) => one.plannedAwardOn },
  {
    header: "may_be_awarded_on_planned_day",
    width: 20,
    of: "state",
    tell: (one) => one.awardDayVerdict && POSTURE_WORDS[one.awardDayVerdict],
  },
  { header: "stands", width: 18, of: "standing", tell: (one) => STANDING_WORDS[one.standing] },
  { header: "own_terms_ask", width: 20, of: "required", tell: (one) => one.ownTermsRequired },
  {
    header: "own_terms",
    width: 12,
    of: "state",
    tell: (one) => one.ownTermsVerdict && OWN_TERMS_WORDS[one.ownTermsVerdict],
  },
];

/** The columns of the file with their widths in characters, and of which column of the list each is. */
export const SUBCONTRACT_COLUMNS = COLUMNS.map(({ tell: _, ...column }) => column);

/** One row of the file; a cell that says nothing is "". */
export function subcontractLine(subcontract: ExportedSubcontract): (string | number)[] {
  return COLUMNS.map(({ tell }) => tell(subcontract) ?? "");
}

/** A reason with what it rests on. */
export function sayReason({ text, citation }: Reason): string {
  return `${text} (${citation})`;
}
