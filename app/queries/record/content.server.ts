import { asc, eq } from "drizzle-orm";
import { type ContractTerms, termsOn } from "#app/domain/contract/terms.ts";
import type { FactEvidence } from "#app/domain/fact/content.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import { findClause } from "#app/domain/flowdown/clauses.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import { HOW_TO_VERIFY } from "#app/domain/record/how-to-verify.ts";
import { RECORD_VERSION } from "#app/domain/record/version.ts";
import type { ShownPlan } from "#app/domain/remediation/shown-plan.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { ruleOn } from "#app/domain/rule/rule-on.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type {
  AuditedSubcontract,
  DecidedSubcontract,
} from "#app/queries/award/audited-subcontract.server.ts";
import {
  lastEndOn,
  listRecordedModifications,
  modificationOf,
  type RecordedModification,
} from "#app/queries/contract/modification.server.ts";
import type { SharedFact } from "#app/queries/fact/fact.server.ts";
import type { RecordedStatusEnding } from "#app/queries/fact/status-ending.server.ts";
import type { QuestionnaireOnRecord } from "#app/queries/questionnaire/on-record.server.ts";
import type { PlanOnRecord } from "#app/queries/remediation/record-plan.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { auditSamples, audits } from "#db/schema/audit.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import { organizations } from "#db/schema/organization.ts";
import { getRecord, type RecordRow } from "./record.server.ts";

/** What a record is asked about, whatever the instant of its facts. */
export type RecordFrame = {
  prime: RecordContent["prime"];
  sample: RecordContent["sample"];
  /** a built one always */
  supersedes: (RecordRow & { jsonSha256: string }) | null;
};

/** The frame of a record, read in a transaction of now. */
export async function getRecordFrame(scope: Scope, record: RecordRow): Promise<RecordFrame> {
  const [prime, sample, superseded] = await Promise.all([
    getPrime(scope),
    record.sampleId ? getSample(scope, record.sampleId) : null,
    record.supersedesId ? getRecord(scope, record.supersedesId) : null,
  ]);
  const jsonSha256 = superseded?.jsonSha256;
  return {
    prime,
    sample,
    supersedes: superseded && jsonSha256 ? { ...superseded, jsonSha256 } : null,
  };
}

async function getPrime({ tx, actor }: Scope) {
  const { legalName, uei, cages, timeZone } = organizations;
  const [row] = await tx
    .select({ legalName, uei, cages, timeZone })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  if (!row) throw new Error(`no organization ${actor.organizationId}`);
  return row;
}

async function getSample({ tx }: Scope, sampleId: string): Promise<RecordContent["sample"]> {
  const { drawnAt, drawnByName, seed, population, populationSha256 } = auditSamples;
  const [row] = await tx
    .select({ auditTitle: audits.title, drawnAt, drawnByName, seed, population, populationSha256 })
    .from(auditSamples)
    .innerJoin(audits, eq(audits.id, auditSamples.auditId))
    .where(eq(auditSamples.id, sampleId));
  if (!row) throw new Error(`no sample ${sampleId}`);
  return { ...row, drawnAt: row.drawnAt.toISOString() };
}

/** The contracts of a record by number, as the transaction sees them. */
export async function listRecordContracts(
  scope: Scope,
  { contractIds, asOf }: Pick<RecordRow, "contractIds" | "asOf">,
): Promise<RecordContent["contracts"]> {
  const { tx } = scope;
  const { contractId, name, exerciseOn } = contractOptions;
  const [rows, options, modifications] = await Promise.all([
    tx.select().from(contracts).where(among(contracts.id, contractIds)),
    tx
      .select({ contractId, name, exerciseOn })
      .from(contractOptions)
      .where(among(contractId, contractIds))
      .orderBy(asc(exerciseOn), asc(name)),
    listRecordedModifications(scope, contractIds),
  ]);
  return rows
    .map(({ id, piid, agency, title, startsOn, endsOn, awardedOn, requiredStatus, clauses }) => ({
      id,
      piid,
      agency,
      title,
      requiredStatus,
      startsOn: calendarDate(startsOn),
      endsOn: calendarDate(endsOn),
      awardedOn: calendarDateOrNull(awardedOn),
      inForce: inForceOn(
        { requiredStatus, clauses, endsOn: calendarDate(endsOn) },
        modifications.filter((one) => one.contractId === id && one.isStanding),
        asOf,
      ),
      modifications: modifications.filter((one) => one.contractId === id),
      options: options.flatMap((option) =>
        option.contractId === id
          ? [{ name: option.name, exerciseOn: calendarDate(option.exerciseOn) }]
          : [],
      ),
      clauses: clauses.map(namedClause),
    }))
    .sort((a, b) => compare(a.piid, b.piid));
}

/** The terms of a contract on a day, with the titles of its clauses. */
function inForceOn(
  award: ContractTerms & { endsOn: CalendarDate },
  standing: readonly RecordedModification[],
  on: CalendarDate,
) {
  const terms = termsOn({ ...award, modifications: standing.map(modificationOf) }, on);
  return {
    requiredStatus: terms.requiredStatus,
    clauses: terms.clauses.map(namedClause),
    endsOn: lastEndOn(standing, on) ?? award.endsOn,
  };
}

function namedClause(number: string) {
  return { number, title: findClause(number)?.title ?? "" };
}

type Sources = {
  frame: RecordFrame;
  contracts: RecordContent["contracts"];
  /** in the order of the record */
  decided: readonly DecidedSubcontract[];
  /** of the evidence beside their facts */
  disposals: readonly Disposal[];
  /** that their assessments stopped counting, as the prime learned it */
  statusEndings: readonly RecordedStatusEnding[];
  /** what the prime recorded of them itself */
  showings: readonly Showing[];
  /** their remediation plans, as far as they were shown */
  plans: readonly PlanOnRecord[];
  /** what the prime asked of them in questionnaires */
  questionnaires: readonly QuestionnaireOnRecord[];
  log: RecordContent["log"];
};

/**
 * Everything a record says: what was required, stated, checked and decided, as of its day and as
 * known at its instant. Made again from the same rows, it is the same to the byte.
 *
 * @throws ZodError when something does not fit the published form.
 */
export function composeRecord(record: RecordRow, sources: Sources): RecordContent {
  const { frame, contracts, decided, disposals, log } = sources;
  const { supersedes, prime, sample } = frame;
  const { kind, number, asOf, requestedByName } = record;
  return RecordContent.parse({
    format: "flowdown-oversight-record",
    version: RECORD_VERSION,
    kind,
    number,
    asOf,
    requestedByName,
    prime,
    sample,
    contracts,
    log,
    requestedAt: record.requestedAt.toISOString(),
    knownAt: record.knownAt.toISOString(),
    catalogEdition: CATALOG_EDITION,
    rule: ruleOf(asOf),
    supersedes: supersedes && { number: supersedes.number, jsonSha256: supersedes.jsonSha256 },
    subcontracts: decided.map((one) => subcontractPart(one, asOf)),
    suppliers: supplierParts(
      decided,
      new Map(disposals.map((one) => [one.evidenceId, one])),
      sources,
    ),
    howToVerify: [...HOW_TO_VERIFY],
  });
}

function ruleOf(on: CalendarDate): RecordContent["rule"] {
  const { codified, inForce, suspension } = ruleOn(on);
  return {
    codifiedPhase: codified?.phase ?? null,
    followedPhase: inForce?.phase ?? null,
    suspension: suspension && {
      title: suspension.title,
      from: calendarDate(suspension.effectiveFrom),
      until: calendarDateOrNull(suspension.effectiveTo),
      citation: suspension.source.paragraph,
    },
  };
}

function subcontractPart(decided: DecidedSubcontract, asOf: CalendarDate) {
  const { verdict, facts, supplier, flowdowns } = decided;
  return {
    ...decided,
    supplierId: supplier.id,
    ownTerms: decided.askedTerms,
    flowdowns: flowdowns.map((flowdown) => ({
      ...flowdown,
      acknowledgement: acknowledgementOf(flowdown.id, facts),
    })),
    factIds: facts.map(({ id }) => id),
    verdict: verdict && {
      state: postureStateOf(verdict.decision, asOf),
      decision: verdict.decision,
      standing: verdict.standing,
      toReview: verdict.facts.toReview,
      reviewed: verdict.facts.accepted + verdict.facts.returned,
      accepted: verdict.facts.accepted,
      returned: verdict.facts.returned,
    },
  };
}

function acknowledgementOf(flowdownId: string, facts: readonly SharedFact[]) {
  const found = facts.find(
    (fact) => fact.kind === "acknowledgement" && fact.content.flowdownId === flowdownId,
  );
  return found
    ? { ...found.content, factId: found.id, acknowledgedByName: found.recordedByName }
    : null;
}

type BesideFacts = Pick<Sources, "statusEndings" | "showings" | "plans" | "questionnaires">;

/** Each supplier once, with the facts that concern any of its subcontracts, newest first. */
function supplierParts(
  audited: readonly AuditedSubcontract[],
  disposals: ReadonlyMap<string, Disposal>,
  { statusEndings, showings, plans, questionnaires }: BesideFacts,
) {
  const parts = new Map<string, AuditedSubcontract["supplier"] & { facts: SharedFact[] }>();
  for (const { supplier, facts } of audited) {
    const known = parts.get(supplier.id)?.facts ?? [];
    const ids = new Set(known.map(({ id }) => id));
    const more = facts.filter(({ id }) => !ids.has(id));
    parts.set(supplier.id, { ...supplier, facts: [...known, ...more] });
  }
  const withDisposals = <Named extends Pick<SharedFact, "evidence">>(named: Named) => ({
    ...named,
    evidence: named.evidence.map((file) => ({
      ...file,
      disposedAt: disposals.get(file.id)?.disposedAt ?? null,
    })),
  });
  return [...parts.values()]
    .map((supplier) => ({
      ...supplier,
      statusEndings: statusEndings.filter(({ supplierId }) => supplierId === supplier.id),
      facts: supplier.facts.sort(newestFirst).map(withDisposals),
      showings: showings
        .filter(({ supplierId }) => supplierId === supplier.id)
        .map((showing) => ({ ...withDisposals(showing), attestation: null })),
      plans: plans
        .filter(({ listed }) => listed.supplierId === supplier.id)
        .map((plan) => withDisposals(planPart(plan))),
      questionnaires: questionnaires
        .filter(({ request }) => request.supplierId === supplier.id)
        .map((one) => withDisposals(questionnairePart(one))),
    }))
    .sort((a, b) => compare(a.legalName, b.legalName) || compare(a.id, b.id));
}

function planPart({ listed, shown, shownSha256, reviews, closings }: PlanOnRecord) {
  return {
    id: listed.planId,
    systemLineageId: listed.systemLineageId,
    shown,
    shownSha256,
    closeOut: listed.clock,
    evidence: listFilesOf(shown),
    reviews,
    closings: closings.map(({ primeId: _, ...closing }) => closing),
  };
}

function questionnairePart({ request, withdrawnAt, rounds, files }: QuestionnaireOnRecord) {
  return {
    ...request,
    withdrawnAt,
    rounds: rounds.map(({ decision, reviews, ...round }) => ({
      ...round,
      decision: decision && {
        ...decision,
        answers: reviews
          .map(({ question, outcome, message }) => ({ question, outcome, message }))
          .sort((a, b) => compare(a.question, b.question)),
      },
    })),
    evidence: files,
  };
}

/** The files beside the items of a plan, each once. */
function listFilesOf({ items }: ShownPlan): FactEvidence[] {
  const files = (items ?? []).flatMap((item) => item.files ?? []);
  return [...new Map(files.map((file) => [file.id, file])).values()];
}

function newestFirst(a: SharedFact, b: SharedFact): number {
  return compare(b.recordedAt, a.recordedAt) || compare(b.id, a.id);
}

/** The same order on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
