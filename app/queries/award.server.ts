import { and, desc, eq, isNull, type SQL } from "drizzle-orm";
import type { Award, AwardException } from "#app/domain/award/award.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { awardExceptions, awards, exceptionDecisions } from "#db/schema/award.ts";
import { contracts } from "#db/schema/contract.ts";
import { memberships } from "#db/schema/organization.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { among } from "./among.server.ts";

/** The award of a subcontract; null before it is recorded. */
export async function getAward(scope: Scope, subcontractId: string): Promise<Award | null> {
  const [award] = await listAwards(scope, [subcontractId]);
  return award ?? null;
}

/** The awards of some subcontracts, of those that are recorded. */
export async function listAwards(
  { tx }: Scope,
  subcontractIds: readonly string[],
): Promise<(Award & { subcontractId: string })[]> {
  const rows = await tx.select().from(awards).where(among(awards.subcontractId, subcontractIds));
  return rows.map((row) => {
    const { id, recordedByName, isSupported, exceptionId, verdict, catalogVersion } = row;
    return {
      ...{ id, recordedByName, isSupported, exceptionId, verdict, catalogVersion },
      subcontractId: row.subcontractId,
      awardedOn: calendarDate(row.awardedOn),
      recordedAt: row.recordedAt.toISOString(),
    };
  });
}

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

/** The prime's exceptions, newest first: those that wait for a decision, or the latest 200. */
export function listExceptions(
  scope: Scope,
  { onlyOpen }: { onlyOpen: boolean },
): Promise<AwardException[]> {
  const condition = onlyOpen ? isNull(exceptionDecisions.id) : undefined;
  return selectExceptions(scope, condition, MOST_EXCEPTIONS);
}

async function selectExceptions(
  { tx, actor }: Scope,
  condition: SQL | undefined,
  most = Number.MAX_SAFE_INTEGER,
): Promise<AwardException[]> {
  const rows = await tx
    .select({
      exception: awardExceptions,
      decision: exceptionDecisions,
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
    .where(and(eq(awardExceptions.primeId, actor.organizationId), condition))
    .orderBy(desc(awardExceptions.requestedAt), desc(awardExceptions.id))
    .limit(most);
  return rows.map(({ exception, decision, ...names }) => ({
    ...names,
    id: exception.id,
    subcontractId: exception.subcontractId,
    contractId: exception.contractId,
    requestedAt: exception.requestedAt.toISOString(),
    requestedBy: exception.requestedBy,
    requestedByName: exception.requestedByName,
    approverId: exception.approverId,
    approverName: exception.approverName,
    awardOn: calendarDate(exception.awardOn),
    reason: exception.reason,
    verdict: exception.verdict,
    decision: decision && {
      outcome: decision.outcome,
      reason: decision.reason,
      decidedAt: decision.decidedAt.toISOString(),
      decidedByName: decision.decidedByName,
    },
  }));
}

export type Approver = { personId: string; name: string; email: string };

/** Who may decide an exception: the prime's approvers, never the one who asks. */
export function listApprovers({ tx, actor }: Scope): Promise<Approver[]> {
  return tx
    .select({
      personId: memberships.personId,
      name: memberships.personName,
      email: memberships.personEmail,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.role, "prime-approver"),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(memberships.personName)
    .then((rows) => rows.filter((row) => row.personId !== actor.personId));
}
