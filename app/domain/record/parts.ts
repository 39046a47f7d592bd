import { z } from "zod";
import { FIPS_EDITIONS } from "#app/domain/cmmc/fips.ts";
import { ASSESSMENT_TYPES, REQUIRED_STATUSES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import {
  NOTICE_CODES,
  REASON_CODES,
  type ReasonCode,
  VERDICTS,
} from "#app/domain/eligibility/types.ts";
import { NotCui } from "#app/domain/evidence/not-cui.ts";
import { FACT_KINDS, type FactKind } from "#app/domain/fact/kinds.ts";
import { REVIEW_OUTCOMES, VERIFICATION_METHODS } from "#app/domain/fact/review.ts";
import { SHOWING_KINDS, SHOWING_STATES, SHOWN_HOW } from "#app/domain/fact/showing.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { TIER_STATES } from "#app/domain/lower-tier/rollup.ts";
import {
  OPEN_QUESTIONS,
  type OpenQuestion,
  UNANSWERED,
} from "#app/domain/questionnaire/unanswered.ts";
import { CLOCK_STATES } from "#app/domain/remediation/clock.ts";
import {
  CLOSING_OUTCOMES,
  ITEM_STATUSES,
  OPEN_AS,
  PLAN_REVIEW_OUTCOMES,
  SHARING_LEVELS,
} from "#app/domain/remediation/vocabulary.ts";
import { questionnairePart } from "./questionnaire-part.ts";
import { type RecordVersion, since3, wordsOf } from "./version.ts";

/** SHA-256, lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const Day = z.iso.date().transform(calendarDate);
export const Instant = z.iso.datetime();
export const Required = z.enum(REQUIRED_STATUSES).nullable();

const REASON_CODES_OF_VERSION_2: readonly ReasonCode[] = [
  "no-fci-or-cui",
  "cots-only",
  "no-assessment",
  "level-too-low",
  "third-party-required",
  "status-expired",
  "conditional-expired",
  "conditional-not-permitted",
  "not-yet-effective",
  "affirmation-missing",
  "affirmation-overdue",
  "cage-not-covered",
  "assessment-too-old",
  "met",
];

const reasonsPart = (version: RecordVersion) =>
  z.array(
    z.object({
      code: z.enum(wordsOf(version, REASON_CODES, REASON_CODES_OF_VERSION_2)),
      citation: z.string(),
      text: z.string(),
    }),
  );

/**
 * The output of `decideEligibility`, word for word. What stands beside the rule is absent in a verdict
 * that was kept before it was asked.
 */
const verdictPart = (version: RecordVersion) =>
  z.object({
    verdict: z.enum(VERDICTS),
    required: Required,
    citation: z.string(),
    satisfiedBy: z.string().nullable(),
    holdsUntil: Day.nullable(),
    reasons: reasonsPart(version),
    ...since3(version, {
      notices: z
        .array(z.object({ code: z.enum(NOTICE_CODES), citation: z.string(), text: z.string() }))
        .optional(),
      ownTerms: z
        .object({
          required: z.enum(REQUIRED_STATUSES),
          verdict: z.enum(["met", "not-met"]),
          holdsUntil: Day.nullable(),
          reasons: reasonsPart(version),
        })
        .nullable()
        .optional(),
    }),
  });

const cages = z.array(z.string());

const OPEN = Object.keys(OPEN_QUESTIONS) as OpenQuestion[];
// Absent where everything was answered, so that what was stated before keeps its hash.
const unanswered = z.partialRecord(z.enum(OPEN), z.enum(UNANSWERED)).optional();

/** What each kind of fact says, in each version of the form. */
export const contentsOf = (version: RecordVersion) =>
  ({
    "organization-profile": z.object({
      legalName: z.string(),
      uei: z.string(),
      cages,
      address: z.string(),
      employees: z.number().nullable(),
      ...since3(version, { unanswered }),
    }),
    "information-system": z.object({
      name: z.string(),
      description: z.string(),
      cages,
      planName: z.string(),
      planVersion: z.string(),
      planDate: Day.nullable(),
      externalServiceProviders: z.string(),
      ...since3(version, { unanswered }),
    }),
    acknowledgement: z.object({
      flowdownId: z.uuid(),
      acknowledgedOn: Day,
      passesOnToLowerTiers: z.boolean(),
    }),
    assessment: z.object({
      systemLineageId: z.uuid(),
      type: z.enum(ASSESSMENT_TYPES),
      status: z.enum(STATUS_KINDS).nullable(),
      statusDate: Day,
      cmmcUid: z.string().nullable(),
      score: z.number().nullable(),
      openRequirements: z.array(z.object({ id: z.string(), partial: z.boolean().optional() })),
      cages,
      assessor: z.string().nullable(),
      fullScoreOn: Day.nullable(),
      // Absent where it was not stated, so that what was stated before keeps its hash.
      ...since3(version, {
        closeOutPostedOn: Day.optional(),
        complianceChangedOn: Day.optional(),
        revokedOn: Day.optional(),
        unanswered,
        cryptographicModule: z
          .object({ certificate: z.string(), edition: z.enum(FIPS_EDITIONS) })
          .optional(),
      }),
    }),
    affirmation: z.object({
      assessmentLineageId: z.uuid(),
      officialName: z.string(),
      officialTitle: z.string(),
      affirmedOn: Day,
    }),
    certification: z.object({
      standard: z.string(),
      edition: z.string(),
      body: z.string(),
      number: z.string(),
      scope: z.string(),
      coversCuiSystem: z.boolean(),
      issuedOn: Day,
      expiresOn: Day,
    }),
    attestation: z.object({
      requestId: z.uuid(),
      wordingId: z.string(),
      wording: z.string(),
      officialName: z.string(),
      officialTitle: z.string(),
      signedAt: Instant,
      secondFactorAt: Instant,
      covers: z.array(z.object({ factId: z.uuid(), contentHash: Sha256 })),
    }),
  }) satisfies Record<FactKind, z.ZodType>;

const ReviewPart = z.object({
  id: z.uuid(),
  outcome: z.enum(REVIEW_OUTCOMES),
  method: z.enum(VERIFICATION_METHODS).nullable(),
  note: z.string(),
  reviewedAt: Instant,
  reviewedByName: z.string(),
});

const evidencePart = (version: RecordVersion) =>
  z.object({
    id: z.uuid(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number(),
    sha256: Sha256,
    uploadedAt: Instant,
    uploadedByName: z.string(),
    /** when the prime disposed of it, kept long enough: the file is not in the record; null otherwise */
    disposedAt: Instant.nullable(),
    ...since3(version, {
      /** how many pages it has; null: it was uploaded before this was kept */
      pages: z.number().int().nullable(),
      /** pages whose text could not be searched for markings; null as above */
      pagesWithoutText: z.number().int().nullable(),
      /** what looks like a marking of CUI in it, and why its uploader says that it is none */
      notCui: NotCui.nullable(),
      /** the last day on which it is valid, as its uploader said; absent in records from before it was asked */
      validUntil: Day.nullable().optional(),
    }),
  });

function factOf<K extends FactKind>(version: RecordVersion, kind: K) {
  return z.object({
    kind: z.literal(kind),
    id: z.uuid(),
    organizationId: z.uuid(),
    lineageId: z.uuid(),
    supersedesId: z.uuid().nullable(),
    supersededById: z.uuid().nullable(),
    recordedAt: Instant,
    recordedByName: z.string(),
    sharedAt: Instant,
    contentHash: Sha256,
    content: contentsOf(version)[kind],
    evidence: z.array(evidencePart(version)),
    /** newest first; the first one counts */
    reviews: z.array(ReviewPart),
  });
}

/** One version of one fact: what it says, who said it, how it was checked, what stands beside it. */
const factPart = (version: RecordVersion) =>
  z.discriminatedUnion("kind", [
    factOf(version, FACT_KINDS[0]),
    factOf(version, FACT_KINDS[1]),
    factOf(version, FACT_KINDS[2]),
    factOf(version, FACT_KINDS[3]),
    factOf(version, FACT_KINDS[4]),
    factOf(version, FACT_KINDS[5]),
    factOf(version, FACT_KINDS[6]),
  ]);
export type RecordFact = z.output<ReturnType<typeof factPart>>;

function showingOf<K extends (typeof SHOWING_KINDS)[number]>(version: RecordVersion, kind: K) {
  return z.object({
    kind: z.literal(kind),
    id: z.uuid(),
    lineageId: z.uuid(),
    supersedesId: z.uuid().nullable(),
    correctionReason: z.string().nullable(),
    isWithdrawn: z.boolean(),
    /** from whom, how and on which day the prime has it */
    shownBy: z.string(),
    shownByTitle: z.string(),
    shownHow: z.enum(SHOWN_HOW),
    shownOn: Day,
    note: z.string(),
    recordedAt: Instant,
    recordedByName: z.string(),
    /** always: nobody of the supplier attested it */
    attestation: z.null(),
    contentHash: Sha256,
    content: contentsOf(version)[kind],
    evidence: z.array(evidencePart(version)),
    state: z.enum(SHOWING_STATES),
    /** when the supplier's official signed an answer of its own since; null before */
    answeredAt: Instant.nullable(),
  });
}

/** What the prime recorded of a supplier itself: no fact of the supplier's. */
const showingPart = (version: RecordVersion) =>
  z.discriminatedUnion("kind", [
    showingOf(version, SHOWING_KINDS[0]),
    showingOf(version, SHOWING_KINDS[1]),
    showingOf(version, SHOWING_KINDS[2]),
    showingOf(version, SHOWING_KINDS[3]),
    showingOf(version, SHOWING_KINDS[4]),
  ]);
export type RecordShowing = z.output<ReturnType<typeof showingPart>>;

/** How far a plan is. */
const ProgressPart = z.object({
  openCount: z.number().int(),
  doneCount: z.number().int(),
  undatedCount: z.number().int(),
  nextDueOn: Day.nullable(),
  finishOn: Day.nullable(),
  movedOn: Day,
});

const fileBesideItem = z.object({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  sha256: Sha256,
  uploadedAt: Instant,
  uploadedByName: z.string(),
  pages: z.number().int().nullable(),
  pagesWithoutText: z.number().int().nullable(),
  notCui: NotCui.nullable(),
  /** the last day on which it is valid; absent where its uploader named none */
  validUntil: Day.optional(),
  /** the day that the file is about */
  aboutOn: Day,
});

/** An item of a plan as the prime saw it. */
const ShownItemPart = z.object({
  number: z.number().int(),
  requirement: z.string().nullable(),
  openAs: z.enum(OPEN_AS).nullable(),
  weakness: z.string(),
  action: z.string(),
  milestones: z.array(z.object({ text: z.string(), on: Day.nullable() })),
  dueOn: Day.nullable(),
  status: z.enum(ITEM_STATUSES),
  doneOn: Day.nullable(),
  evidence: z.string(),
  /** absent in what was seen before files could be given */
  files: z.array(fileBesideItem).optional(),
  /** both absent unless the history is shown */
  ownerName: z.string().optional(),
  dueChanges: z.array(z.object({ dueOn: Day.nullable(), recordedAt: Instant })).optional(),
});

/** A plan as the prime saw it: what is hashed, so that nothing may be added to what was shown. */
const ShownPlanPart = z.object({
  level: z.enum(SHARING_LEVELS),
  systemName: z.string(),
  progress: ProgressPart,
  /** null where progress alone is shown */
  items: z.array(ShownItemPart).nullable(),
});

/** A remediation plan of a supplier as it was shown to the prime at the instant of the record. */
const planPart = (version: RecordVersion) =>
  z.object({
    id: z.uuid(),
    systemLineageId: z.uuid().nullable(),
    shown: ShownPlanPart,
    /** SHA-256 of the canonical form of shown */
    shownSha256: Sha256,
    /** the 180 days of its Conditional status; null without one. 32 CFR 170.21(b) */
    closeOut: z
      .object({
        type: z.enum(ASSESSMENT_TYPES),
        statusDate: Day,
        lastDay: Day,
        state: z.enum(CLOCK_STATES),
        closedOutOn: Day.nullable(),
      })
      .nullable(),
    /** each file of its items once, as every file of a record is named */
    evidence: z.array(evidencePart(version)),
    /** what the prime said of it, newest first, with what it saw */
    reviews: z.array(
      z.object({
        id: z.uuid(),
        outcome: z.enum(PLAN_REVIEW_OUTCOMES),
        note: z.string(),
        reviewedAt: Instant,
        reviewedByName: z.string(),
        shown: ShownPlanPart,
      }),
    ),
    /** what the prime said of the closings of its items, newest first; absent in records made before */
    closings: z
      .array(
        z.object({
          id: z.uuid(),
          itemNumber: z.number().int(),
          outcome: z.enum(CLOSING_OUTCOMES),
          note: z.string(),
          reviewedAt: Instant,
          reviewedByName: z.string(),
          shown: ShownItemPart,
        }),
      )
      .optional(),
  });
export type RecordPlan = z.output<ReturnType<typeof planPart>>;

/** How lower tiers stood as their subcontractor told it: what is hashed, and no name that it did not tell. */
const TierLevelPart = z.object({
  required: z.string(),
  counts: z.object({
    ineligible: z.number().int(),
    unanswered: z.number().int(),
    lapsing: z.number().int(),
    eligible: z.number().int(),
    "no-requirement": z.number().int(),
  }),
  holdsUntil: Day.nullable(),
});

const ToldContentPart = z.object({
  asOf: Day,
  direct: z.number().int(),
  further: z.number().int(),
  mustCarry: z.number().int(),
  passedOn: z.number().int(),
  acknowledged: z.number().int(),
  worst: z.enum(TIER_STATES).nullable(),
  holdsUntil: Day.nullable(),
  levels: z.array(TierLevelPart),
  /** null where names were not told */
  named: z
    .array(
      z.object({
        name: z.string(),
        cages: z.array(z.string()),
        tier: z.number().int(),
        required: z.string(),
        state: z.enum(TIER_STATES),
        holdsUntil: Day.nullable(),
        isPassedOn: z.boolean(),
      }),
    )
    .nullable(),
  /** what its lower tiers told it in turn; absent where none did */
  heard: z
    .object({
      from: z.number().int().positive(),
      since: Day,
      outdated: z.number().int(),
      count: z.number().int(),
      mustCarry: z.number().int(),
      passedOn: z.number().int(),
      acknowledged: z.number().int(),
      worst: z.enum(TIER_STATES).nullable(),
      holdsUntil: Day.nullable(),
      levels: z.array(TierLevelPart),
    })
    .optional(),
  /** others that were closed after the clauses had been passed on to them; absent where none was */
  closed: z.number().int().positive().optional(),
});

/** What the subcontractor told the prime of the lower tiers of a subcontract, once. */
const ToldTiersPart = z.object({
  id: z.uuid(),
  version: z.number().int().positive(),
  toldAt: Instant,
  toldByName: z.string(),
  toldByTitle: z.string(),
  content: ToldContentPart,
  /** SHA-256 of the canonical form of content */
  contentSha256: Sha256,
});
export type RecordToldTiers = z.output<typeof ToldTiersPart>;

const questionnaireOf = (version: RecordVersion) => questionnairePart(evidencePart(version));
export type RecordQuestionnaire = z.output<ReturnType<typeof questionnaireOf>>;

function partsOf<Version extends RecordVersion>(version: Version) {
  return {
    Verdict: verdictPart(version),
    Fact: factPart(version),
    Showing: showingPart(version),
    Plan: planPart(version),
    Questionnaire: questionnaireOf(version),
    ToldTiers: ToldTiersPart,
  };
}

/** The parts that stand in a record many times, in each version of the form. */
export const RECORD_PARTS = {
  2: partsOf(2),
  3: partsOf(3),
};
