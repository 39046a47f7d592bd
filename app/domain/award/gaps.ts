import type { Fact } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import type { ReviewOutcome, VerificationMethod } from "#app/domain/fact/review.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { acknowledgementOf } from "#app/domain/flowdown/acknowledgement.ts";
import { findShownBeside } from "#app/domain/flowdown/shown-beside.ts";
import type { AlsoRequired } from "#app/domain/flowdown/types.ts";
import {
  type CalendarDate,
  calendarDateOf,
  daysBetween,
  formatDate,
} from "#app/domain/kernel/calendar-date.ts";
import {
  findLowerTierContradictions,
  type LowerTierFlow,
  type ToldAgainst,
} from "#app/domain/lower-tier/contradictions.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { ExceptionState } from "./exception.ts";

/** What is still open about a subcontract, in the order in which it is listed. */
export const GAP_CODES = [
  "information-unanswered",
  "cui-categories-missing",
  "flowdown-not-issued",
  "flowdown-outdated",
  "not-acknowledged",
  "lower-tier-contradiction",
  "dod-assessment-not-shown",
  "facts-to-review",
  "correction-awaited",
  "no-verification-method",
  "statement-only",
  "no-evidence",
  "evidence-older-than-fact",
  "exception-undecided",
  "award-not-recorded",
  "unsupported-award-without-exception",
  "award-recorded-late",
  "award-lapsed-since",
  "condition-overdue",
] as const;
export type GapCode = (typeof GAP_CODES)[number];

export type Gap = {
  code: GapCode;
  text: string;
  /** the fact it is about; of several the first */
  factId: string | null;
};

/** A fact with what the prime did about it. */
type CheckedFact = Fact & {
  supersededById: string | null;
  /** newest first; the first one counts */
  reviews: readonly { outcome: ReviewOutcome; method: VerificationMethod | null }[];
};

/** What of a subcontract matters to somebody who audits it. */
export type GapBasis = {
  state: SubcontractState;
  /** null while it is not answered */
  information: Information | null;
  cuiCategories: readonly string[];
  /** the newest one; null while none was issued */
  flowdown: { id: string; isCurrent: boolean } | null;
  /** the subcontracts right below it, as the prime records them */
  lowerTiers: readonly LowerTierFlow[];
  /** what the supplier told of its own subcontracts below it, newest first */
  toldTiers: readonly { content: ToldAgainst }[];
  /** what must be shown beside the status; null where nothing must */
  alsoRequired: AlsoRequired | null;
  /** the day that is asked about */
  on: CalendarDate;
  /** those that concern the subcontract, every version, newest first */
  facts: readonly CheckedFact[];
  /** the one that stands */
  award: RecordedAward | null;
  exceptions: readonly {
    id: string;
    state: ExceptionState;
    decision: { outcome: "approved" | "refused" } | null;
    conditions: readonly { text: string; dueOn: CalendarDate; isOverdue: boolean }[];
  }[];
};

type RecordedAward = {
  isSupported: boolean;
  exceptionId: string | null;
  awardedOn: CalendarDate;
  recordedOn: CalendarDate;
  isRecordedLate: boolean;
  isLapsedSince: boolean;
};

/**
 * What is still open about a subcontract. None of it changes the verdict: the verdict says
 * whether the facts suffice, this says whether the record does.
 */
export function listGaps(basis: GapBasis): Gap[] {
  const standing = basis.facts.filter((fact) => fact.supersededById === null);
  const accepted = standing.filter((fact) => fact.reviews[0]?.outcome === "accepted");
  return [
    ...gapsOfFlowdown(basis),
    ...gapsOfLowerTiers(basis),
    ...gapsBeside(basis, accepted),
    ...gapsOfReviews(standing),
    ...accepted.flatMap(gapsOfFact),
    ...gapsOfAward(basis),
  ].sort((a, b) => GAP_CODES.indexOf(a.code) - GAP_CODES.indexOf(b.code));
}

const gap = (code: GapCode, text: string, factId: string | null = null): Gap => {
  return { code, text, factId };
};

function gapsOfFlowdown({ information, cuiCategories, flowdown, facts }: GapBasis): Gap[] {
  if (information === null)
    return [gap("information-unanswered", "Nobody answered what information flows down.")];
  const gaps: Gap[] =
    information === "CUI" && cuiCategories.length === 0
      ? [gap("cui-categories-missing", "CUI flows down, but nobody named its categories.")]
      : [];
  if (!flowdown)
    return [...gaps, gap("flowdown-not-issued", "The flowdown was never issued to the supplier.")];
  if (!flowdown.isCurrent)
    gaps.push(
      gap("flowdown-outdated", "The flowdown that was issued no longer says what is required."),
    );
  if (acknowledgementOf(flowdown.id, facts) === null)
    gaps.push(gap("not-acknowledged", "The supplier has not accepted the flowdown."));
  return gaps;
}

/** What the supplier signed of those below it against what the prime records and what it told of them. */
function gapsOfLowerTiers({ flowdown, facts, lowerTiers, toldTiers }: GapBasis): Gap[] {
  if (!flowdown) return [];
  const against = { recorded: lowerTiers, told: toldTiers[0]?.content ?? null };
  return findLowerTierContradictions(flowdown.id, facts, against).map(({ text, factId }) =>
    gap("lower-tier-contradiction", text, factId),
  );
}

/** The verdict on the status does not look at it, so that a person must. @see DFARS 252.204-7020(g)(2) */
function gapsBeside({ alsoRequired, on }: GapBasis, accepted: readonly CheckedFact[]): Gap[] {
  if (!alsoRequired || findShownBeside(accepted, on)) return [];
  const text = `The contract also asks for a NIST SP 800-171 DoD Assessment of the last three years (${alsoRequired.citation}), and none that counts was accepted.`;
  return [gap("dod-assessment-not-shown", text)];
}

function gapsOfReviews(standing: readonly CheckedFact[]): Gap[] {
  const open = standing.filter((fact) => fact.reviews.length === 0);
  const [first] = open;
  const toReview = first
    ? [
        gap(
          "facts-to-review",
          open.length === 1
            ? "One fact of the supplier was not reviewed."
            : `${open.length} facts of the supplier were not reviewed.`,
          first.id,
        ),
      ]
    : [];
  const returned = standing.filter((fact) => fact.reviews[0]?.outcome === "returned");
  return [
    ...toReview,
    ...returned.map((fact) =>
      gap("correction-awaited", `${named(fact)} was returned, and no correction came.`, fact.id),
    ),
  ];
}

/** What is missing beside one accepted fact. */
function gapsOfFact(fact: CheckedFact): Gap[] {
  const gaps: Gap[] = [];
  const method = fact.reviews[0]?.method ?? null;
  if (method === null)
    gaps.push(
      gap(
        "no-verification-method",
        `${named(fact)} was accepted, but not how it was verified.`,
        fact.id,
      ),
    );
  if (fact.kind !== "assessment" && fact.kind !== "certification")
    return [...gaps, ...gapsOfEvidence(fact)];
  if (method === "statement-only")
    gaps.push(
      gap("statement-only", `${named(fact)} was accepted on the supplier's word alone.`, fact.id),
    );
  if (fact.evidence.length === 0)
    gaps.push(gap("no-evidence", `${named(fact)} was accepted without any evidence.`, fact.id));
  return [...gaps, ...gapsOfEvidence(fact)];
}

/** Where a day begins first on Earth: nothing is called older that was of the day somewhere. */
const FIRST_ZONE = "Pacific/Kiritimati";

/** Evidence that is older than what it should show cannot show it. */
function gapsOfEvidence(fact: CheckedFact): Gap[] {
  const statedOn = dayOf(fact);
  const isOlder = (uploadedAt: string) =>
    statedOn !== null && calendarDateOf(new Date(uploadedAt), FIRST_ZONE) < statedOn;
  if (statedOn === null || fact.evidence.length === 0) return [];
  if (!fact.evidence.every(({ uploadedAt }) => isOlder(uploadedAt))) return [];
  const text = `All evidence of ${named(fact)} was uploaded before ${formatDate(statedOn)}, the day it states.`;
  return [gap("evidence-older-than-fact", text, fact.id)];
}

/** The day that a fact states about itself. */
function dayOf(fact: Fact): CalendarDate | null {
  if (fact.kind === "assessment") return fact.content.statusDate;
  if (fact.kind === "affirmation") return fact.content.affirmedOn;
  if (fact.kind === "certification") return fact.content.issuedOn;
  return null;
}

function gapsOfAward({ state, award, exceptions }: GapBasis): Gap[] {
  const gaps: Gap[] = [];
  if (exceptions.some(({ state }) => state === "waiting"))
    gaps.push(gap("exception-undecided", "An exception was asked for, and nobody decided it."));
  if (state === "awarded" && !award)
    gaps.push(gap("award-not-recorded", "The subcontract is awarded, but its award is not here."));
  const allowed = exceptions.find(({ id }) => id === award?.exceptionId);
  if (award && !award.isSupported && allowed?.decision?.outcome !== "approved")
    gaps.push(
      gap(
        "unsupported-award-without-exception",
        "The facts did not support the award, and no approved exception stands beside it.",
      ),
    );
  if (award) gaps.push(...gapsOfDays(award));
  return [...gaps, ...exceptions.flatMap(gapsOfConditions)];
}

/** That an award was recorded late, or when the facts supported it no more. */
export function gapsOfDays(award: Omit<RecordedAward, "isSupported" | "exceptionId">): Gap[] {
  const [awarded, recorded] = [formatDate(award.awardedOn), formatDate(award.recordedOn)];
  const days = daysBetween(award.awardedOn, award.recordedOn);
  return [
    ...(award.isRecordedLate
      ? [gap("award-recorded-late", `The award of ${awarded} was recorded ${days} days later.`)]
      : []),
    ...(award.isLapsedSince
      ? [
          gap(
            "award-lapsed-since",
            `The facts supported the award on ${awarded}, but not on ${recorded}, when it was recorded.`,
          ),
        ]
      : []),
  ];
}

function gapsOfConditions({ conditions }: GapBasis["exceptions"][number]): Gap[] {
  return conditions
    .filter(({ isOverdue }) => isOverdue)
    .map(({ text, dueOn }) =>
      gap(
        "condition-overdue",
        `A condition of the exception was due by ${formatDate(dueOn)}, and nobody recorded that it was met: ${text}`,
      ),
    );
}

function named(fact: Fact): string {
  return `${FACT_KIND_NAMES[fact.kind]} (${summarizeFact(fact)})`;
}
