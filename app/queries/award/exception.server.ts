import { and, asc, desc, eq, gte, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { AwardException, ExceptionCondition } from "#app/domain/award/award.ts";
import { exceptionStateOf } from "#app/domain/award/exception.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import {
  awardExceptions,
  awards,
  conditionOutcomes,
  exceptionConditions,
  exceptionDecisions,
  exceptionReassignments,
  exceptionWithdrawals,
} from "#db/schema/award.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { isStanding } from "./award.server.ts";

/** The exceptions asked for on a subcontract, newest first. */
export function listExceptionsOf(scope: Scope, subcontractId: string): Promise<AwardException[]> {
  return listExceptionsAmong(scope, [subcontractId]);
}

/** The exceptions asked for on some subcontracts, newest first. */
export function listExceptionsAmong(
  scope: Scope,
  subcontractIds: readonly string[],
): Promise<AwardException[]> {
  return selectExceptions(scope, among(awardExceptions.subcontractId, subcontractIds));
}

/** One exception; null when there is none. */
export async function getException(scope: Scope, id: string): Promise<AwardException | null> {
  const [found] = await selectExceptions(scope, eq(awardExceptions.id, id));
  return found ?? null;
}

const MOST_EXCEPTIONS = 200;

/** Which exceptions a list shows: those to decide, those with a condition that is due, or all. */
export const EXCEPTION_VIEWS = ["waiting", "due", "all"] as const;
export type ExceptionView = (typeof EXCEPTION_VIEWS)[number];

/** The prime's exceptions, newest first: of a view the latest 200. */
export function listExceptions(scope: Scope, view: ExceptionView): Promise<AwardException[]> {
  const conditions: Record<ExceptionView, SQL | undefined> = {
    waiting: isExceptionWaiting(scope.actor.on),
    due: hasDueCondition(scope.actor.on),
    all: undefined,
  };
  return selectExceptions(scope, conditions[view], MOST_EXCEPTIONS);
}

/** How many exceptions wait for their approver, and conditions for somebody to say that they are met. */
export async function countExceptions(
  scope: Scope,
): Promise<{ waiting: number; dueConditions: number }> {
  const { waiting, dueConditions } = exceptionCounts(scope);
  const [row] = await scope.tx.execute<{ waiting: number; dueConditions: number }>(
    sql`select ${waiting} as waiting, ${dueConditions} as "dueConditions"`,
  );
  return { waiting: row?.waiting ?? 0, dueConditions: row?.dueConditions ?? 0 };
}

/** The same as parts of a statement that counts more. */
export function exceptionCounts({ tx, actor }: Scope): Record<"waiting" | "dueConditions", SQL> {
  const waiting = tx
    .select({ count: sql<number>`count(*)::int` })
    .from(awardExceptions)
    .leftJoin(exceptionDecisions, eq(exceptionDecisions.exceptionId, awardExceptions.id))
    .leftJoin(exceptionWithdrawals, eq(exceptionWithdrawals.exceptionId, awardExceptions.id))
    .where(and(eq(awardExceptions.primeId, actor.organizationId), isExceptionWaiting(actor.on)));
  const due = tx
    .select({ count: sql<number>`count(*)::int` })
    .from(exceptionConditions)
    .where(and(eq(exceptionConditions.primeId, actor.organizationId), isConditionDue(actor.on)));
  return { waiting: sql`${waiting}`, dueConditions: sql`${due}` };
}

/** Nothing was said to it, and its days are not over. */
export function isExceptionWaiting(on: CalendarDate): SQL | undefined {
  return and(
    isNull(exceptionDecisions.id),
    isNull(exceptionWithdrawals.id),
    gte(awardExceptions.awardUntil, on),
  );
}

/** The day of a condition has come, nobody said what became of it, and an award rests on it. */
export function isConditionDue(on: CalendarDate): SQL | undefined {
  return and(lte(exceptionConditions.dueOn, on), isConditionOpen());
}

/** Nobody said what became of a condition, and its exception was not withdrawn. */
export function isConditionOpen(): SQL | undefined {
  return and(
    sql`not exists (select 1 from ${conditionOutcomes}
      where ${conditionOutcomes.conditionId} = ${exceptionConditions.id})`,
    sql`not exists (select 1 from ${exceptionWithdrawals}
      where ${exceptionWithdrawals.exceptionId} = ${exceptionConditions.exceptionId})`,
  );
}

function hasDueCondition(on: CalendarDate): SQL {
  return sql`exists (select 1 from ${exceptionConditions}
    where ${exceptionConditions.exceptionId} = ${awardExceptions.id} and ${isConditionDue(on)})`;
}

async function selectExceptions(
  scope: Scope,
  condition: SQL | undefined,
  most = Number.MAX_SAFE_INTEGER,
): Promise<AwardException[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      exception: awardExceptions,
      decision: exceptionDecisions,
      withdrawal: exceptionWithdrawals,
      awardId: awards.id,
      subcontractNumber: subcontracts.number,
      contractPiid: contracts.piid,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
    })
    .from(awardExceptions)
    .innerJoin(subcontracts, eq(subcontracts.id, awardExceptions.subcontractId))
    .innerJoin(contracts, eq(contracts.id, awardExceptions.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(exceptionDecisions, eq(exceptionDecisions.exceptionId, awardExceptions.id))
    .leftJoin(exceptionWithdrawals, eq(exceptionWithdrawals.exceptionId, awardExceptions.id))
    .leftJoin(awards, and(eq(awards.exceptionId, awardExceptions.id), isStanding(tx)))
    .where(and(eq(awardExceptions.primeId, actor.organizationId), condition))
    .orderBy(desc(awardExceptions.requestedAt), desc(awardExceptions.id))
    .limit(most);
  const ids = rows.map(({ exception }) => exception.id);
  const [reassigned, conditions] = await Promise.all([
    listReassignments(scope, ids),
    listConditions(scope, ids),
  ]);
  return rows.map(({ exception, decision, withdrawal, awardId, ...names }) => {
    const reassignments = reassigned.filter((one) => one.exceptionId === exception.id);
    const latest = reassignments.at(-1);
    const awardUntil = calendarDate(exception.awardUntil);
    return {
      ...names,
      id: exception.id,
      subcontractId: exception.subcontractId,
      contractId: exception.contractId,
      requestedAt: exception.requestedAt.toISOString(),
      requestedBy: exception.requestedBy,
      requestedByName: exception.requestedByName,
      approverId: latest?.approverId ?? exception.approverId,
      approverName: latest?.approverName ?? exception.approverName,
      awardOn: calendarDate(exception.awardOn),
      awardUntil,
      reason: exception.reason,
      verdict: exception.verdict,
      state: exceptionStateOf(
        {
          awardUntil,
          decision,
          isWithdrawn: withdrawal !== null,
          isUsed: awardId !== null,
        },
        actor.on,
      ),
      decision: decision && {
        outcome: decision.outcome,
        reason: decision.reason,
        decidedAt: decision.decidedAt.toISOString(),
        decidedByName: decision.decidedByName,
        verdict: decision.verdict ?? exception.verdict,
      },
      withdrawal: withdrawal && {
        withdrawnAt: withdrawal.withdrawnAt.toISOString(),
        withdrawnByName: withdrawal.withdrawnByName,
        reason: withdrawal.reason,
      },
      reassignments: reassignments.map((one) => ({
        reassignedAt: one.reassignedAt.toISOString(),
        reassignedByName: one.reassignedByName,
        approverName: one.approverName,
        reason: one.reason,
      })),
      conditions: conditions.flatMap(({ exceptionId, ...one }) =>
        exceptionId === exception.id ? [one] : [],
      ),
    };
  });
}

async function listReassignments({ tx }: Scope, exceptionIds: readonly string[]) {
  if (exceptionIds.length === 0) return [];
  return tx
    .select()
    .from(exceptionReassignments)
    .where(among(exceptionReassignments.exceptionId, exceptionIds))
    .orderBy(asc(exceptionReassignments.reassignedAt), asc(exceptionReassignments.id));
}

async function listConditions(
  { tx, actor }: Scope,
  exceptionIds: readonly string[],
): Promise<(ExceptionCondition & { exceptionId: string })[]> {
  if (exceptionIds.length === 0) return [];
  const rows = await tx
    .select({ condition: exceptionConditions, outcome: conditionOutcomes })
    .from(exceptionConditions)
    .leftJoin(conditionOutcomes, eq(conditionOutcomes.conditionId, exceptionConditions.id))
    .where(among(exceptionConditions.exceptionId, exceptionIds))
    .orderBy(asc(exceptionConditions.dueOn), asc(exceptionConditions.id));
  return rows.map(({ condition, outcome }) => ({
    exceptionId: condition.exceptionId,
    id: condition.id,
    text: condition.text,
    dueOn: calendarDate(condition.dueOn),
    setByName: condition.setByName,
    isOverdue: outcome === null && condition.dueOn < actor.on,
    outcome: outcome && {
      outcome: outcome.outcome,
      note: outcome.note,
      recordedAt: outcome.recordedAt.toISOString(),
      recordedByName: outcome.recordedByName,
    },
  }));
}
