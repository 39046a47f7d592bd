import type { AffirmationFact, AssessmentFact } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

/** What cannot all be true; the order in which contradictions are shown. */
export const CONTRADICTION_CODES = [
  "score-and-open-requirements-disagree",
  "final-with-open-requirements",
  "conditional-not-permitted",
  "conditional-without-open-requirements",
  "score-out-of-range",
  "date-in-the-future",
  "affirmation-before-status",
  "certificate-dates-out-of-order",
  "ending-before-status",
  "close-out-not-final",
  "status-before-plan",
  "assessed-without-plan",
  "level-3-without-level-2",
  "uid-malformed",
  "uid-of-two-systems",
  "cage-of-another-organization",
  "off-the-shelf-with-cui",
] as const;
/**
 * The last two are not within what was stated: they are between that and what the prime records, or what
 * the supplier told it of its own subcontracts.
 */
export type ContradictionCode =
  | (typeof CONTRADICTION_CODES)[number]
  | "lower-tiers-get-the-information"
  | "lower-tiers-told-otherwise";

export type Contradiction = {
  code: ContradictionCode;
  /** what cannot be true, in a sentence */
  text: string;
  /** what to ask the subcontractor */
  ask: string;
  /** ids of the facts involved: of assessments, certificates, systems or other organizations */
  facts: string[];
};

export type StatedAssessment = AssessmentFact & {
  /** the information system assessed */
  systemId: string;
  /** CMMC unique identifier; null when none was stated */
  uid: string | null;
  /** date of the system security plan that was assessed; null when it was not stated */
  planDate: CalendarDate | null;
  /** whether the system is said to have no plan at all; absent where nothing is said */
  hasNoPlan?: boolean;
};

export type ContradictionInput = {
  asOf: CalendarDate;
  assessments: readonly StatedAssessment[];
  affirmations: readonly AffirmationFact[];
  certificates: readonly { id: string; issuedOn: CalendarDate; expiresOn: CalendarDate }[];
  /** CMMC UIDs that others have stated, with whose they are */
  uidsElsewhere: readonly { uid: string; holder: string }[];
  /** CAGE codes known to belong to other organizations, with whose they are */
  cagesElsewhere: readonly { cage: string; holder: string }[];
  /** the subcontract at hand; absent when the facts are checked by themselves */
  subcontract?: { information: Information; commercialOffTheShelfOnly: boolean };
};
