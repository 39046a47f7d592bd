import { z } from "zod";
import { GAP_CODES, type GapCode } from "#app/domain/award/gaps.ts";
import { OPEN_POINT_CODES } from "#app/domain/award/open-points.ts";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { STATUS_ENDINGS } from "#app/domain/fact/status-ending.ts";
import { BESIDE_CODES, FLOWDOWN_NOTICES } from "#app/domain/flowdown/types.ts";
import { STANDINGS } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { INFORMATION } from "#app/domain/subcontract/information.ts";
import { SUBCONTRACT_STATES } from "#app/domain/subcontract/vocabulary.ts";
import { RECORD_KINDS } from "./kinds.ts";
import { Day, Instant, RECORD_PARTS, Required, Sha256 } from "./parts.ts";
import { type RecordVersion, since3, wordsOf } from "./version.ts";

const GAP_CODES_OF_VERSION_2: readonly GapCode[] = [
  "information-unanswered",
  "flowdown-not-issued",
  "flowdown-outdated",
  "not-acknowledged",
  "facts-to-review",
  "correction-awaited",
  "no-verification-method",
  "statement-only",
  "no-evidence",
  "evidence-older-than-fact",
  "exception-undecided",
  "award-not-recorded",
  "unsupported-award-without-exception",
];

const Party = z.object({
  legalName: z.string(),
  uei: z.string().nullable(),
  cages: z.array(z.string()),
});

const ClausesPart = z.array(z.object({ number: z.string(), title: z.string() }));

/** A modification as it was recorded; one that was corrected or withdrawn stays. */
const ModificationPart = z.object({
  id: z.uuid(),
  number: z.string(),
  effectiveOn: Day,
  changesStatus: z.boolean(),
  requiredStatus: Required,
  addClauses: z.array(z.string()),
  removeClauses: z.array(z.string()),
  exercisesOption: z.string().nullable(),
  endsOn: Day.nullable(),
  note: z.string(),
  file: z.object({ fileName: z.string(), sha256: Sha256, sizeBytes: z.number() }).nullable(),
  recordedAt: Instant,
  recordedByName: z.string(),
  supersedesId: z.uuid().nullable(),
  correctionReason: z.string().nullable(),
  isWithdrawn: z.boolean(),
});

/** What the prime asks beyond the rule, as it stood. */
const OwnTermPart = z.object({
  id: z.uuid(),
  contractId: z.uuid().nullable(),
  subcontractId: z.uuid().nullable(),
  requiredStatus: z.enum(REQUIRED_STATUSES),
  from: Day,
  until: Day.nullable(),
  information: z.array(z.enum(INFORMATION)),
  reason: z.string(),
  wording: z.string(),
  recordedAt: Instant,
  recordedByName: z.string(),
});

/** That an assessment stopped counting on a day, as the prime learned it. */
const StatusEndingPart = z.object({
  id: z.uuid(),
  assessmentLineageId: z.uuid(),
  cause: z.enum(STATUS_ENDINGS),
  endedOn: Day,
  source: z.string(),
  recordedAt: Instant,
  recordedByName: z.string(),
});

/** What the rule was on the day of the record, by which texts. */
const RulePart = z.object({
  codifiedPhase: z.number().int().nullable(),
  followedPhase: z.number().int().nullable(),
  suspension: z
    .object({ title: z.string(), from: Day, until: Day.nullable(), citation: z.string() })
    .nullable(),
});

const contractPart = (version: RecordVersion) =>
  z.object({
    id: z.uuid(),
    piid: z.string(),
    agency: z.string(),
    title: z.string(),
    startsOn: Day,
    endsOn: Day,
    options: z.array(z.object({ name: z.string(), exerciseOn: Day })),
    requiredStatus: Required,
    clauses: ClausesPart,
    ...since3(version, {
      awardedOn: Day.nullable(),
      inForce: z.object({ requiredStatus: Required, clauses: ClausesPart, endsOn: Day }),
      modifications: z.array(ModificationPart),
    }),
  });
export type RecordContract = z.output<ReturnType<typeof contractPart>>;

const AlsoRequiredPart = z.object({
  code: z.enum(BESIDE_CODES),
  citation: z.string(),
  why: z.string(),
});

const flowdownPart = (version: RecordVersion) =>
  z.object({
    id: z.uuid(),
    issuedAt: Instant,
    issuedByName: z.string(),
    dueOn: Day,
    message: z.string(),
    required: Required,
    citation: z.string(),
    why: z.string(),
    information: z.enum(INFORMATION),
    cuiCategories: z.array(z.string()),
    performingCages: z.array(z.string()),
    ...since3(version, {
      operationallyCriticalSupport: z.boolean(),
      alsoRequired: AlsoRequiredPart.nullable(),
    }),
    clauses: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        edition: z.string().optional(),
        citation: z.string(),
        why: z.string(),
        onlyIf: z.string().optional(),
        ...since3(version, {
          /** the parts that do not flow */
          without: z.string().optional(),
          deviations: z.array(z.string()).optional(),
        }),
        subcontractorMust: z.string(),
      }),
    ),
    acknowledgement: z
      .object({
        factId: z.uuid(),
        acknowledgedOn: Day,
        acknowledgedByName: z.string(),
        passesOnToLowerTiers: z.boolean(),
      })
      .nullable(),
    ...since3(version, {
      ownTerms: z
        .object({
          required: z.enum(REQUIRED_STATUSES),
          from: Day,
          until: Day.nullable(),
          wording: z.string(),
        })
        .nullable(),
    }),
  });
export type RecordFlowdown = z.output<ReturnType<typeof flowdownPart>>;

const awardPart = (version: RecordVersion) =>
  z.object({
    awardedOn: Day,
    recordedAt: Instant,
    recordedByName: z.string(),
    isSupported: z.boolean(),
    exceptionId: z.uuid().nullable(),
    verdict: RECORD_PARTS[version].Verdict,
    catalogVersion: z.string(),
    ...since3(version, {
      id: z.uuid(),
      recordedOn: Day,
      isRecordedLate: z.boolean(),
      /** of the day of recording; null for one recorded before both were kept */
      recordedVerdict: RECORD_PARTS[version].Verdict.nullable(),
      openPoints: z.array(
        z.object({
          code: z.enum(OPEN_POINT_CODES),
          texts: z.array(z.string()),
          reason: z.string(),
        }),
      ),
    }),
  });

/** An award that was recorded in error, and who said so. */
const annulledAwardPart = (version: RecordVersion) =>
  awardPart(version).extend({
    annulment: z.object({ annulledAt: Instant, annulledByName: z.string(), reason: z.string() }),
  });

const ConditionPart = z.object({
  id: z.uuid(),
  text: z.string(),
  dueOn: Day,
  setByName: z.string(),
  outcome: z
    .object({
      outcome: z.enum(["met", "not-met"]),
      note: z.string(),
      recordedAt: Instant,
      recordedByName: z.string(),
    })
    .nullable(),
});

const exceptionPart = (version: RecordVersion) =>
  z.object({
    id: z.uuid(),
    requestedAt: Instant,
    requestedByName: z.string(),
    approverName: z.string(),
    awardOn: Day,
    reason: z.string(),
    verdict: RECORD_PARTS[version].Verdict,
    decision: z
      .object({
        outcome: z.enum(["approved", "refused"]),
        reason: z.string(),
        decidedAt: Instant,
        decidedByName: z.string(),
        /** what the approver saw */
        ...since3(version, { verdict: RECORD_PARTS[version].Verdict }),
      })
      .nullable(),
    ...since3(version, {
      /** the last day on which it allows an award */
      awardUntil: Day,
      withdrawal: z
        .object({ withdrawnAt: Instant, withdrawnByName: z.string(), reason: z.string() })
        .nullable(),
      /** oldest first */
      reassignments: z.array(
        z.object({
          reassignedAt: Instant,
          reassignedByName: z.string(),
          approverName: z.string(),
          reason: z.string(),
        }),
      ),
      /** by the day on which they are due */
      conditions: z.array(ConditionPart),
    }),
  });

/**
 * What records call the answer on the day. A record has no answer where the information flow is not
 * answered; `awaiting` was written of a supplier of whom nothing was checked yet.
 */
const RECORD_STATES = [
  "ineligible",
  "lapsing",
  "awaiting",
  "eligible",
  "no-requirement",
] as const satisfies readonly (PostureState | "awaiting")[];

/** One subcontract with everything required, decided and still missing about it. */
const subcontractPart = (version: RecordVersion) =>
  z.object({
    id: z.uuid(),
    contractId: z.uuid(),
    supplierId: z.uuid(),
    number: z.string(),
    title: z.string(),
    state: z.enum(SUBCONTRACT_STATES),
    /** number of the subcontract it hangs under; null in the first tier */
    parentNumber: z.string().nullable(),
    plannedAwardOn: Day.nullable(),
    information: z.enum(INFORMATION).nullable(),
    cuiCategories: z.array(z.string()),
    commercialOffTheShelfOnly: z.boolean(),
    performingCages: z.array(z.string()),
    directedStatus: Required,
    ...since3(version, { ownTerms: z.array(OwnTermPart) }),
    ...since3(version, {
      operationallyCriticalSupport: z.boolean(),
      /** what must be shown beside the status on the day of the record */
      alsoRequired: AlsoRequiredPart.nullable(),
      /** what a person must take up about the flowdown on that day */
      notices: z.array(
        z.object({ code: z.enum(FLOWDOWN_NOTICES), citation: z.string(), text: z.string() }),
      ),
    }),
    /** right below it, by number; absent in records made before they were listed */
    ...since3(version, {
      lowerTiers: z
        .array(
          z.object({
            id: z.uuid(),
            number: z.string(),
            supplierName: z.string(),
            information: z.enum(INFORMATION).nullable(),
          }),
        )
        .optional(),
    }),
    /** what its supplier told of its own subcontracts below it, newest first; absent in records made before that could be */
    ...since3(version, { toldTiers: z.array(RECORD_PARTS[version].ToldTiers).optional() }),
    /** newest first */
    flowdowns: z.array(flowdownPart(version)),
    /** ids of the facts of its supplier that concern it, in the order of the supplier's */
    factIds: z.array(z.uuid()),
    /** null while nobody answered what information flows */
    verdict: z
      .object({
        state: z.enum(RECORD_STATES),
        decision: RECORD_PARTS[version].Verdict,
        /** facts of this subcontract; in earlier records of all its supplier's */
        toReview: z.number().int(),
        reviewed: z.number().int(),
        /** absent in records made before the two were told apart */
        ...since3(version, {
          standing: z.enum(STANDINGS).optional(),
          accepted: z.number().int().optional(),
          returned: z.number().int().optional(),
        }),
      })
      .nullable(),
    award: awardPart(version).nullable(),
    /** recorded in error, oldest first */
    ...since3(version, { annulledAwards: z.array(annulledAwardPart(version)) }),
    exceptions: z.array(exceptionPart(version)),
    /** what is still open, when the record was made */
    gaps: z.array(
      z.object({
        code: z.enum(wordsOf(version, GAP_CODES, GAP_CODES_OF_VERSION_2)),
        text: z.string(),
      }),
    ),
  });
export type RecordSubcontract = z.output<ReturnType<typeof subcontractPart>>;

/** A supplier with every version of every fact that concerns the subcontracts of the record. */
const supplierPart = (version: RecordVersion) =>
  Party.extend({
    id: z.uuid(),
    /** every version, newest first */
    facts: z.array(RECORD_PARTS[version].Fact),
    ...since3(version, { statusEndings: z.array(StatusEndingPart) }),
    /** what the prime recorded of it itself, newest first; absent in records made before that could be */
    ...since3(version, { showings: z.array(RECORD_PARTS[version].Showing).optional() }),
    /** its remediation plans as far as they were shown to the prime, by system; absent in records made before */
    ...since3(version, { plans: z.array(RECORD_PARTS[version].Plan).optional() }),
    /** what the prime asked of it in questionnaires, oldest sent first; absent in records made before */
    ...since3(version, {
      questionnaires: z.array(RECORD_PARTS[version].Questionnaire).optional(),
    }),
  });

/** A path of hashes through the tree, from the leaf up. @see RFC 9162, 2.1.3 and 2.1.4 */
const HashPath = z.array(Sha256);

const LogPart = z.object({
  /** how many entries the log had when the record was requested, and its root then */
  treeSize: z.number().int().positive(),
  root: Sha256,
  /** that this log only added to the one that the superseded record shows */
  grewFrom: z
    .object({ treeSize: z.number().int().positive(), root: Sha256, consistency: HashPath })
    .nullable(),
  entries: z.array(
    z.object({
      seq: z.number().int().nonnegative(),
      /** canonical JSON as it was hashed, kept as text */
      entry: z.string(),
      leafHash: Sha256,
      inclusion: HashPath,
    }),
  ),
});

const recordContent = <Version extends RecordVersion>(version: Version) =>
  z.object({
    format: z.literal("flowdown-oversight-record"),
    version: z.literal(version),
    kind: z.enum(RECORD_KINDS),
    number: z.string(),
    requestedAt: Instant,
    requestedByName: z.string(),
    /** the day that the verdicts are decided for */
    asOf: Day,
    /** what came to be known later is not in the record */
    knownAt: Instant,
    catalogEdition: z.string(),
    ...since3(version, { rule: RulePart }),
    supersedes: z.object({ number: z.string(), jsonSha256: Sha256 }).nullable(),
    prime: Party.extend(since3(version, { timeZone: z.string() })),
    /** how the subcontracts were chosen; null unless the record is of a sample */
    sample: z
      .object({
        auditTitle: z.string(),
        drawnAt: Instant,
        drawnByName: z.string(),
        seed: z.string(),
        population: z.number().int(),
        populationSha256: Sha256,
      })
      .nullable(),
    /** by number */
    contracts: z.array(contractPart(version)).min(1),
    /** by number; in the order drawn in a sample */
    subcontracts: z.array(subcontractPart(version)),
    /** by name, then id */
    suppliers: z.array(supplierPart(version)),
    log: LogPart,
    howToVerify: z.array(z.string()),
  });

/** Everything that an oversight record says, in each version of its form. */
export const RECORD_FORMS = { 2: recordContent(2), 3: recordContent(3) };

/** The form in which records are written. */
export const RecordContent = RECORD_FORMS[3];

/** A record of any version: members that version 3 added are absent in one of version 2. */
export type RecordContent = Omit<z.output<typeof RecordContent>, "version"> & {
  version: RecordVersion;
};
