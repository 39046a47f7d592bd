import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { ContractTerms, DatedTerms } from "#app/domain/contract/terms.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

/** Which rule set the requirement of a subcontract. */
export const FLOWDOWN_CODES = [
  "no-fci-or-cui",
  "cots-only",
  "no-cmmc-requirement",
  "dod-assessment",
  "fci-level-1",
  "cui-level-2-self",
  "cui-level-2-c3pao",
  "cui-under-level-3",
  "directed",
] as const;
export type FlowdownCode = (typeof FLOWDOWN_CODES)[number];

/** What can be required beside a CMMC status. */
export const BESIDE_CODES = ["dod-assessment-beside"] as const;
export type BesideCode = (typeof BESIDE_CODES)[number];

/** What a person must take up about a flowdown. */
export const FLOWDOWN_NOTICES = ["directed-below-minimum"] as const;
export type FlowdownNoticeCode = (typeof FLOWDOWN_NOTICES)[number];

export type RequirementInput = {
  contract: ContractTerms;
  subcontract: {
    information: Information;
    commercialOffTheShelfOnly: boolean;
    directedStatus: RequiredStatus | null;
  };
};
/** `contract` as at award, with what changed it since; the terms of `on` decide. */
export type FlowdownInput = {
  on: CalendarDate;
  contract: DatedTerms;
  subcontract: RequirementInput["subcontract"] & {
    /** designated as such in the contract; reaches further than CUI. @see DFARS 252.204-7012(m)(1) */
    operationallyCriticalSupport?: boolean;
  };
};

/** What status a subcontract requires, and by which paragraph. */
export type RequirementDecision = {
  required: RequiredStatus | null;
  citation: string;
  why: string;
  code: FlowdownCode;
};

/** One clause that flows to the subcontract. */
export type FlowdownClause = {
  number: string;
  title: string;
  /** month of the text that the contract carries, as printed after the title: `NOV 2025` */
  edition?: string;
  citation: string;
  why: string;
  /** a fact about the work that Flowdown does not ask for; the clause flows only when it is so */
  onlyIf?: string;
  /** the parts that do not flow, in a sentence */
  without?: string;
  /** what class deviations change in it, a sentence each */
  deviations?: string[];
  subcontractorMust: string;
};

/** What must be shown beside the required CMMC status. */
export type AlsoRequired = {
  code: BesideCode;
  citation: string;
  why: string;
};

/** Something that a person must take up: nothing is decided by it. */
export type FlowdownNotice = {
  code: FlowdownNoticeCode;
  citation: string;
  text: string;
};

export type FlowdownDecision = RequirementDecision & {
  /** null where the required status is all, or where nothing is required */
  alsoRequired: AlsoRequired | null;
  notices: FlowdownNotice[];
  clauses: FlowdownClause[];
};

/** What a prime asks beyond the rule, as it is told to a supplier. */
export type FlowdownOwnTerms = {
  required: RequiredStatus;
  from: CalendarDate;
  until: CalendarDate | null;
  wording: string;
};
