import { z } from "zod";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import { INFORMATION } from "#app/domain/subcontract/information.ts";
import { SUBCONTRACT_STATES } from "#app/domain/subcontract/vocabulary.ts";
import { GAP_CODES } from "./gaps.ts";
import { RECORD_KINDS } from "./record-kinds.ts";
import { Day, FactPart, Instant, Required, Sha256, VerdictPart } from "./record-parts.ts";

const Party = z.object({
  legalName: z.string(),
  uei: z.string().nullable(),
  cages: z.array(z.string()),
});

const ContractPart = z.object({
  id: z.uuid(),
  piid: z.string(),
  agency: z.string(),
  title: z.string(),
  startsOn: Day,
  endsOn: Day,
  options: z.array(z.object({ name: z.string(), exerciseOn: Day })),
  requiredStatus: Required,
  clauses: z.array(z.object({ number: z.string(), title: z.string() })),
});
export type RecordContract = z.output<typeof ContractPart>;

const FlowdownPart = z.object({
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
  clauses: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      edition: z.string().optional(),
      citation: z.string(),
      why: z.string(),
      onlyIf: z.string().optional(),
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
});
export type RecordFlowdown = z.output<typeof FlowdownPart>;

const AwardPart = z.object({
  awardedOn: Day,
  recordedAt: Instant,
  recordedByName: z.string(),
  isSupported: z.boolean(),
  exceptionId: z.uuid().nullable(),
  verdict: VerdictPart,
  catalogVersion: z.string(),
});

const ExceptionPart = z.object({
  id: z.uuid(),
  requestedAt: Instant,
  requestedByName: z.string(),
  approverName: z.string(),
  awardOn: Day,
  reason: z.string(),
  verdict: VerdictPart,
  decision: z
    .object({
      outcome: z.enum(["approved", "refused"]),
      reason: z.string(),
      decidedAt: Instant,
      decidedByName: z.string(),
    })
    .nullable(),
});

/** One subcontract with everything required, decided and still missing about it. */
const SubcontractPart = z.object({
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
  /** newest first */
  flowdowns: z.array(FlowdownPart),
  /** ids of the facts of its supplier that concern it, in the order of the supplier's */
  factIds: z.array(z.uuid()),
  /** null while nobody answered what information flows */
  verdict: z
    .object({
      state: z.enum(POSTURE_STATES),
      decision: VerdictPart,
      toReview: z.number().int(),
      reviewed: z.number().int(),
    })
    .nullable(),
  award: AwardPart.nullable(),
  exceptions: z.array(ExceptionPart),
  /** what an auditor would miss, when the record was made */
  gaps: z.array(z.object({ code: z.enum(GAP_CODES), text: z.string() })),
});
export type RecordSubcontract = z.output<typeof SubcontractPart>;

/** A supplier with every version of every fact that concerns the subcontracts of the record. */
const SupplierPart = Party.extend({
  id: z.uuid(),
  /** every version, newest first */
  facts: z.array(FactPart),
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

/** Everything that an oversight record says, version 2 of its form. */
export const RecordContent = z.object({
  format: z.literal("flowdown-oversight-record"),
  version: z.literal(2),
  kind: z.enum(RECORD_KINDS),
  number: z.string(),
  requestedAt: Instant,
  requestedByName: z.string(),
  /** the day that the verdicts are decided for */
  asOf: Day,
  /** what came to be known later is not in the record */
  knownAt: Instant,
  catalogEdition: z.string(),
  supersedes: z.object({ number: z.string(), jsonSha256: Sha256 }).nullable(),
  prime: Party,
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
  contracts: z.array(ContractPart).min(1),
  /** by number; in the order drawn in a sample */
  subcontracts: z.array(SubcontractPart),
  /** by name, then id */
  suppliers: z.array(SupplierPart),
  log: LogPart,
  howToVerify: z.array(z.string()),
});
export type RecordContent = z.output<typeof RecordContent>;
