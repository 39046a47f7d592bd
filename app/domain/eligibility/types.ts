import type { AssessmentType, RequiredStatus, StatusKind } from "#app/domain/cmmc/vocabulary.ts";
import type { DatedTerms } from "#app/domain/contract/terms.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { OwnTerm } from "#app/domain/own-terms/own-term.ts";
import type { Scenario } from "#app/domain/rule/rule-on.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

/** Why a verdict is what it is; in the order in which the reasons of one verdict are listed. */
export const REASON_CODES = [
  "no-fci-or-cui",
  "cots-only",
  "no-assessment",
  "level-too-low",
  "third-party-required",
  "status-revoked",
  "status-expired",
  "conditional-expired",
  "conditional-not-permitted",
  "compliance-changed",
  "level-2-not-kept",
  "not-yet-effective",
  "affirmation-missing",
  "affirmation-overdue",
  "cage-not-covered",
  "assessment-too-old",
  "not-attested",
  "met",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** The three answers: the worst first. */
export const VERDICTS = ["ineligible", "eligible", "no-requirement"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A requirement that the assessment found open; `partial` is known to 3.5.3 and 3.13.11 only. */
export type OpenRequirement = { id: string; partial?: boolean };

/** What was stated about one assessment of one information system. */
export type AssessmentFact = {
  id: string;
  type: AssessmentType;
  /** null for a NIST SP 800-171 DoD Assessment, and for a CMMC assessment that gave no status */
  status: StatusKind | null;
  /** the CMMC Status Date, or the day a DoD Assessment was completed */
  statusDate: CalendarDate;
  /** -203 to 110, for Level 3 0 to 24; null when it was not stated */
  score: number | null;
  openRequirements: readonly OpenRequirement[];
  /** CAGE codes of the sites that the assessment covers */
  cages: readonly string[];
  /** the day on which the results of the close-out were posted; null or absent: there was none */
  closeOutPostedOn?: CalendarDate | null;
  /** the day from which compliance is no longer what was assessed; null or absent: unchanged */
  complianceChangedOn?: CalendarDate | null;
  /** the day from which DoD revoked the status or a DIBCAC result took its place */
  revokedOn?: CalendarDate | null;
};

/** An assessment that nobody of the supplier attested: the prime recorded what it was shown. */
export type ShownAssessment = {
  assessment: AssessmentFact;
  /** from whom, how and when, in words */
  source: string;
  /** when it was affirmed in SPRS, as far as that was shown */
  affirmedOn: readonly CalendarDate[];
};

/** A statement of continuing compliance in SPRS; it belongs to the one assessment it names. */
export type AffirmationFact = { assessment: string; affirmedOn: CalendarDate };

export type EligibilityInput = {
  asOf: CalendarDate;
  contract: DatedTerms;
  subcontract: {
    information: Information;
    commercialOffTheShelfOnly: boolean;
    /** where the work is done; empty when it may be done at any site */
    performingCages: readonly string[];
    /** a status that DoD directed for this subcontract (32 CFR 170.23(b)) */
    directedStatus: RequiredStatus | null;
  };
  assessments: readonly AssessmentFact[];
  affirmations: readonly AffirmationFact[];
  /** what the prime recorded itself: told in the reasons, never counted; absent: nothing */
  shown?: readonly ShownAssessment[];
  /** absent: none */
  ownTerms?: readonly OwnTerm[];
  /** the rule by which the notices are written, for looking ahead alone; absent: what is in force */
  scenario?: Scenario;
};

export type Reason = { code: ReasonCode; citation: string; text: string };

/** What a reader has to know of the requirement beside the verdict. */
export const NOTICE_CODES = ["designation-suspended", "removal-pending"] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];
export type Notice = { code: NoticeCode; citation: string; text: string };

/** Whether what the prime asks beyond the rule is met. */
export type OwnTermsVerdict = {
  required: RequiredStatus;
  verdict: "met" | "not-met";
  /** last day on which this answer stays the same if nothing new is submitted; null: it never changes */
  holdsUntil: CalendarDate | null;
  reasons: Reason[];
};

/** What the rule decides. */
export type RuleVerdict = {
  verdict: Verdict;
  /** the CMMC status that the subcontract requires; null when it requires none */
  required: RequiredStatus | null;
  /** the paragraph that sets the requirement, or sets none */
  citation: string;
  /** id of the satisfying assessment that holds longest */
  satisfiedBy: string | null;
  /** last day on which the verdict stays as it is if nothing new is submitted; null: it never changes */
  holdsUntil: CalendarDate | null;
  reasons: Reason[];
};

/** What stands beside the verdict on the rule and never changes it. */
export type BesideTheRule = {
  notices: Notice[];
  /** null where the prime asks nothing beyond the rule */
  ownTerms: OwnTermsVerdict | null;
};

/** Everything that is decided about a subcontract for a day. */
export type DecidedVerdict = RuleVerdict & BesideTheRule;

/** A verdict as it was kept: an older one says nothing of what stands beside the rule. */
export type EligibilityVerdict = RuleVerdict & Partial<BesideTheRule>;
