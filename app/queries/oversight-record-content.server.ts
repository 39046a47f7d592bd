import { eq } from "drizzle-orm";
import { findClause } from "#app/domain/flowdown/clauses.ts";
import { HOW_TO_VERIFY } from "#app/domain/oversight/how-to-verify.ts";
import { RecordContent } from "#app/domain/oversight/record-content.ts";
import { factsOfSubcontract } from "#app/domain/oversight/record-facts.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { organizations } from "#db/schema/organization.ts";
import { getAward, listExceptionsOf } from "./award.server.ts";
import { getContract } from "./contract.server.ts";
import { listSharedFacts, type SharedFact } from "./fact.server.ts";
import { type IssuedFlowdown, listIssuedFlowdowns } from "./flowdown.server.ts";
import { getRecord, type RecordRow } from "./oversight-record.server.ts";
import { getRecordLog } from "./oversight-record-log.server.ts";
import { getSubcontract, type SubcontractDetail } from "./subcontract.server.ts";
import { decideAt } from "./verdict.server.ts";

/**
 * Everything a record says: what was required, stated, checked and decided, as of its day and as
 * known when it was requested. Made again from the same rows, it is the same to the byte.
 *
 * @throws ZodError when something does not fit the published form.
 */
export async function getRecordContent(scope: Scope, record: RecordRow): Promise<RecordContent> {
  const { subcontractId, contractId, asOf, knownAt } = record;
  if (!subcontractId || !contractId)
    throw new Error(`the record ${record.id} is of no subcontract`);
  const [subcontract, contract, flowdowns] = await Promise.all([
    getSubcontract(scope, subcontractId),
    getContract(scope, contractId),
    listIssuedFlowdowns(scope, subcontractId),
  ]);
  if (!subcontract || !contract) throw new Error(`nothing to make the record ${record.id} of`);
  const { supplier } = subcontract;
  const issued = flowdowns.filter(({ issuedAt }) => isKnown(issuedAt, knownAt));
  const [shared, verdict, award, exceptions, prime, supersedes] = await Promise.all([
    listSharedFacts(scope, { supplierId: supplier.id }, knownAt),
    decideAt(scope, subcontractId, { asOf, knownAt }),
    getAward(scope, subcontractId),
    listExceptionsOf(scope, subcontractId),
    getPrime(scope),
    getSuperseded(scope, record),
  ]);
  const facts = factsOfSubcontract(shared, issued);
  return RecordContent.parse({
    format: "flowdown-oversight-record",
    version: 1,
    number: record.number,
    requestedAt: record.requestedAt.toISOString(),
    requestedByName: record.requestedByName,
    asOf,
    knownAt: knownAt.toISOString(),
    catalogEdition: CATALOG_EDITION,
    supersedes: supersedes && { number: supersedes.number, jsonSha256: supersedes.jsonSha256 },
    prime,
    contract: {
      ...contract,
      clauses: contract.clauses.map((number) => ({
        number,
        title: findClause(number)?.title ?? "",
      })),
    },
    subcontract: { ...subcontract, parentNumber: subcontract.parent?.number ?? null },
    supplier,
    flowdowns: issued.map((flowdown) => flowdownPart(flowdown, facts)),
    facts,
    verdict: verdict && {
      ...verdict,
      state: postureStateOf({ ...verdict.decision, reviewed: verdict.reviewed }, asOf),
    },
    award: award && isKnown(award.recordedAt, knownAt) ? award : null,
    exceptions: exceptions
      .filter(({ requestedAt }) => isKnown(requestedAt, knownAt))
      .map(({ decision, ...exception }) => ({
        ...exception,
        decision: decision && isKnown(decision.decidedAt, knownAt) ? decision : null,
      })),
    log: await getRecordLog(scope, {
      ...{ record, supersedes, subcontractId, contractId },
      ...subjectOf(subcontract, facts),
    }),
    howToVerify: [...HOW_TO_VERIFY],
  });
}

function isKnown(at: string, knownAt: Date): boolean {
  return new Date(at) <= knownAt;
}

function subjectOf({ supplier }: SubcontractDetail, facts: readonly SharedFact[]) {
  return { supplierId: supplier.id, factIds: facts.map(({ id }) => id) };
}

function flowdownPart(flowdown: IssuedFlowdown, facts: readonly SharedFact[]) {
  const found = facts.find(
    (fact) => fact.kind === "acknowledgement" && fact.content.flowdownId === flowdown.id,
  );
  return {
    ...flowdown,
    acknowledgement: found
      ? {
          ...found.content,
          factId: found.id,
          acknowledgedByName: found.recordedByName,
        }
      : null,
  };
}

async function getPrime({ tx, actor }: Scope) {
  const { legalName, uei, cages } = organizations;
  const [row] = await tx
    .select({ legalName, uei, cages })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  if (!row) throw new Error(`no organization ${actor.organizationId}`);
  return row;
}

/** The record that this one supersedes: a built one always. */
async function getSuperseded(scope: Scope, { supersedesId }: RecordRow) {
  const found = supersedesId ? await getRecord(scope, supersedesId) : null;
  return found?.jsonSha256 ? { ...found, jsonSha256: found.jsonSha256 } : null;
}
