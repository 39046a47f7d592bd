import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { MatrixRow } from "#app/domain/audit/matrix.ts";
import { calendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isStanding } from "#app/queries/award/award.server.ts";
import { latestOutcome } from "#app/queries/fact/standing-fact.server.ts";
import { auditNotes } from "#db/schema/audit.ts";
import { awardExceptions, awards } from "#db/schema/award.ts";
import { facts } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { acknowledgements } from "#db/schema/statement.ts";
import { auditOf } from "./audit-of.server.ts";

/** What the matrix tells of a subcontract beyond its requirement and state. */
type Details = Pick<
  MatrixRow,
  | "issuedOn"
  | "acknowledgement"
  | "awardedOn"
  | "isSupported"
  | "exceptions"
  | "findings"
  | "questions"
>;

export const NO_DETAILS: Details = {
  issuedOn: null,
  acknowledgement: null,
  awardedOn: null,
  isSupported: null,
  exceptions: 0,
  findings: 0,
  questions: 0,
};

/** The details of some subcontracts, by their ids; one that has none is left out. */
export async function loadMatrixDetails(
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, Details>> {
  const found = new Map<string, Details>();
  if (ids.length === 0) return found;
  const add = (id: string, part: Partial<Details>) =>
    found.set(id, { ...(found.get(id) ?? NO_DETAILS), ...part });
  const [issued, awarded, excepted, written] = await Promise.all([
    listIssued(scope, ids),
    scope.tx
      .select({
        id: awards.subcontractId,
        awardedOn: awards.awardedOn,
        isSupported: awards.isSupported,
      })
      .from(awards)
      .where(and(among(awards.subcontractId, ids), isStanding(scope.tx))),
    scope.tx
      .select({ id: awardExceptions.subcontractId, count: sql<number>`count(*)::int` })
      .from(awardExceptions)
      .where(among(awardExceptions.subcontractId, ids))
      .groupBy(awardExceptions.subcontractId),
    countNotes(scope),
  ]);
  for (const { id, ...part } of issued) add(id, part);
  for (const { id, awardedOn, isSupported } of awarded)
    add(id, { awardedOn: calendarDate(awardedOn), isSupported });
  for (const { id, count } of excepted) add(id, { exceptions: count });
  for (const { id, ...part } of written) if (id) add(id, part);
  return found;
}

/** One parameter, however many ids there are. */
function among(column: AnyPgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${`{${ids.join(",")}}`}::uuid[])`;
}

/** The newest flowdown of each, and when that one was acknowledged. */
async function listIssued({ tx, actor }: Scope, ids: readonly string[]) {
  const latest = await tx
    .selectDistinctOn([flowdowns.subcontractId], {
      flowdownId: flowdowns.id,
      id: flowdowns.subcontractId,
      issuedAt: flowdowns.issuedAt,
    })
    .from(flowdowns)
    .where(among(flowdowns.subcontractId, ids))
    .orderBy(flowdowns.subcontractId, desc(flowdowns.issuedAt), desc(flowdowns.id));
  const rows = await tx
    .selectDistinctOn([acknowledgements.flowdownId], {
      flowdownId: acknowledgements.flowdownId,
      on: acknowledgements.acknowledgedOn,
      outcome: latestOutcome(actor.organizationId),
    })
    .from(acknowledgements)
    .innerJoin(facts, eq(facts.id, acknowledgements.factId))
    .where(
      among(
        acknowledgements.flowdownId,
        latest.map(({ flowdownId }) => flowdownId),
      ),
    )
    .orderBy(acknowledgements.flowdownId, desc(facts.recordedAt), desc(facts.id));
  const acknowledged = new Map(
    rows.map(({ flowdownId, on, outcome }) => [flowdownId, { on: calendarDate(on), outcome }]),
  );
  return latest.map(({ flowdownId, id, issuedAt }) => ({
    id,
    issuedOn: calendarDateOf(issuedAt, actor.timeZone ?? "UTC"),
    acknowledgement: acknowledged.get(flowdownId) ?? null,
  }));
}

/** The findings and questions of the room by subcontract: few, whatever the size of the matrix. */
function countNotes({ tx, actor }: Scope) {
  const ofKind = (kind: "finding" | "question") =>
    sql<number>`(count(*) filter (where ${auditNotes.kind} = ${kind}))::int`;
  return tx
    .select({
      id: auditNotes.subcontractId,
      findings: ofKind("finding"),
      questions: ofKind("question"),
    })
    .from(auditNotes)
    .where(and(eq(auditNotes.auditId, auditOf(actor)), isNotNull(auditNotes.subcontractId)))
    .groupBy(auditNotes.subcontractId);
}
