import { and, asc, desc, eq, gt, ilike, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import type { MatrixFilter, MatrixRow } from "#app/domain/oversight/matrix.ts";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { auditNotes } from "#db/schema/audit.ts";
import { awardExceptions, awards } from "#db/schema/award.ts";
import { contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { auditOf } from "./audit-of.server.ts";
import type { StateCounts } from "./contract.server.ts";
import { likePattern } from "./like-pattern.server.ts";
import { postureStateSql } from "./posture-state.server.ts";

const MATRIX_ROWS_PER_PAGE = 100;

export type MatrixPage = { rows: MatrixRow[]; next: string | null };

/** The subcontracts an auditor's room holds, by number, each with its requirement and state. */
export async function listMatrix(
  scope: Scope,
  filter: MatrixFilter,
  limit = MATRIX_ROWS_PER_PAGE,
): Promise<MatrixPage> {
  const rows = await selectMatrix(scope, filter)
    .orderBy(asc(subcontracts.number))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    rows: page.map((row) => ({
      ...row,
      holdsUntil: calendarDateOrNull(row.holdsUntil),
      issuedAt: row.issuedAt?.toISOString() ?? null,
      acknowledgedOn: calendarDateOrNull(row.acknowledgedOn),
      reviewed: row.reviewed ?? 0,
      toReview: row.toReview ?? 0,
      awardedOn: calendarDateOrNull(row.awardedOn),
      findings: row.findings ?? 0,
      questions: row.questions ?? 0,
    })),
    next: rows.length > limit ? (page.at(-1)?.number ?? null) : null,
  };
}

/** How many subcontracts the filter leaves at each state, whatever state it asks for. */
export async function countMatrix(scope: Scope, filter: MatrixFilter): Promise<StateCounts> {
  const state = postureStateSql(scope.actor.on);
  const rows = await scope.tx
    .select({ state, count: sql<number>`count(*)::int` })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(narrowed(scope, { ...filter, state: undefined, after: undefined }))
    .groupBy(sql`1`);
  const counts = Object.fromEntries(POSTURE_STATES.map((one) => [one, 0])) as StateCounts;
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

function selectMatrix(scope: Scope, filter: MatrixFilter) {
  const { tx, actor } = scope;
  const latest = tx
    .select({ id: flowdowns.id, issuedAt: flowdowns.issuedAt })
    .from(flowdowns)
    .where(eq(flowdowns.subcontractId, subcontracts.id))
    .orderBy(desc(flowdowns.issuedAt), desc(flowdowns.id))
    .limit(1)
    .as("latest");
  const notes = tx
    .select({
      subcontractId: auditNotes.subcontractId,
      findings: sql<number>`count(*) filter (where ${auditNotes.kind} = 'finding')::int`.as(
        "findings",
      ),
      questions: sql<number>`count(*) filter (where ${auditNotes.kind} = 'question')::int`.as(
        "questions",
      ),
    })
    .from(auditNotes)
    .where(and(eq(auditNotes.auditId, auditOf(actor)), isNotNull(auditNotes.subcontractId)))
    .groupBy(auditNotes.subcontractId)
    .as("notes");
  return tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      supplierName: suppliers.legalName,
      contractId: contracts.id,
      contractPiid: contracts.piid,
      required: postures.required,
      verdict: postures.verdict,
      state: postureStateSql(actor.on).as("posture_state"),
      holdsUntil: postures.holdsUntil,
      issuedAt: latest.issuedAt,
      acknowledgedOn: sql<string | null>`(select max(acknowledged_on)::text from acknowledgements
        where acknowledgements.flowdown_id = ${latest.id})`.as("acknowledged_on"),
      reviewed: postures.reviewed,
      toReview: postures.toReview,
      awardedOn: awards.awardedOn,
      isSupported: awards.isSupported,
      exceptions: sql<number>`(select count(*)::int from ${awardExceptions}
        where ${awardExceptions.subcontractId} = ${subcontracts.id})`.as("exceptions"),
      findings: notes.findings,
      questions: notes.questions,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .leftJoinLateral(latest, sql`true`)
    .leftJoin(awards, eq(awards.subcontractId, subcontracts.id))
    .leftJoin(notes, eq(notes.subcontractId, subcontracts.id))
    .where(narrowed(scope, filter));
}

function narrowed({ actor }: Scope, filter: MatrixFilter): SQL | undefined {
  const { contractId, state, search, after } = filter;
  const pattern = search && likePattern(search);
  return and(
    eq(subcontracts.primeId, actor.organizationId),
    contractId ? eq(subcontracts.contractId, contractId) : undefined,
    state && sql`${postureStateSql(actor.on)} = ${state}`,
    after ? gt(subcontracts.number, after) : undefined,
    pattern
      ? or(
          ilike(subcontracts.number, pattern),
          ilike(subcontracts.title, pattern),
          ilike(suppliers.legalName, pattern),
        )
      : undefined,
  );
}
