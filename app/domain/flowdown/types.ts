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

export type RequirementInput = {
  contract: ContractTerms;
  subcontract: {
    information: Information;
    commercialOffTheShelfOnly: boolean;
    directedStatus: RequiredStatus | null;
  };
};
/** `contract` as at award, with what changed it since; the terms of `on` decide. */
export type FlowdownInput = Omit<RequirementInput, "contract"> & {
  contract: DatedTerms;
  on: CalendarDate;
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
  /** month of the text in force, as printed after the title: `NOV 2025` */
  edition?: string;
  citation: string;
  why: string;
  /** a fact about the work that Flowdown does not ask for; the clause flows only when it is so */
  onlyIf?: string;
  subcontractorMust: string;
};

export type FlowdownDecision = RequirementDecision & { clauses: FlowdownClause[] };

/** What a prime asks beyond the rule, as it is told to a supplier. */
export type FlowdownOwnTerms = {
  required: RequiredStatus;
  from: CalendarDate;
  until: CalendarDate | null;
  wording: string;
};
