import { and, asc, eq, isNull, notExists, type SQL, sql } from "drizzle-orm";
import type { Award } from "#app/domain/award/award.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { awardAnnulments, awards } from "#db/schema/award.ts";
import { memberships } from "#db/schema/organization.ts";

/** The award of a subcontract that stands; null before it is recorded, and when it was annulled. */
export async function getAward(scope: Scope, subcontractId: string): Promise<Award | null> {
  return standingOf(await listAwards(scope, [subcontractId]));
}

/** The one of several awards that nobody annulled. */
export function standingOf<A extends Pick<Award, "annulment">>(given: readonly A[]): A | null {
  return given.find(({ annulment }) => annulment === null) ?? null;
}

/** Whether an award was not annulled, for queries that join awards. */
export function isStanding(tx: Transaction): SQL {
  return notExists(
    tx.select({ one: sql`1` }).from(awardAnnulments).where(eq(awardAnnulments.awardId, awards.id)),
  );
}

const awardsOf = keptStatement((tx) =>
  tx
    .select({ award: awards, annulment: awardAnnulments })
    .from(awards)
    .leftJoin(awardAnnulments, eq(awardAnnulments.awardId, awards.id))
    .where(amongGiven(awards.subcontractId, "subcontractIds"))
    .orderBy(asc(awards.recordedAt), asc(awards.id)),
);

/** Every award that was recorded of some subcontracts, oldest first; at most one of each stands. */
export async function listAwards(
  { tx }: Scope,
  subcontractIds: readonly string[],
): Promise<(Award & { subcontractId: string })[]> {
  const rows = await awardsOf(tx, { subcontractIds: idsText(subcontractIds) });
  return rows.map(({ award, annulment }) => ({
    id: award.id,
    subcontractId: award.subcontractId,
    awardedOn: calendarDate(award.awardedOn),
    recordedAt: award.recordedAt.toISOString(),
    recordedBy: award.recordedBy,
    recordedByName: award.recordedByName,
    recordedOn: calendarDate(award.recordedOn),
    isRecordedLate: award.isRecordedLate,
    isLapsedSince: award.isSupported && award.recordedVerdict?.verdict === "ineligible",
    isSupported: award.isSupported,
    exceptionId: award.exceptionId,
    verdict: award.verdict,
    recordedVerdict: award.recordedVerdict,
    openPoints: award.openPoints,
    catalogVersion: award.catalogVersion,
    annulment: annulment && {
      annulledAt: annulment.annulledAt.toISOString(),
      annulledByName: annulment.annulledByName,
      reason: annulment.reason,
    },
  }));
}

export type Approver = { personId: string; name: string; email: string };

/** Who may decide an exception: the prime's approvers, never the one who asks. */
export async function listApprovers(scope: Scope): Promise<Approver[]> {
  const all = await listAllApprovers(scope);
  return all.filter(({ personId }) => personId !== scope.actor.personId);
}

/** Who else may decide an exception that was asked for already. */
export async function listApproversFor(
  scope: Scope,
  { requestedBy, approverId }: { requestedBy: string; approverId: string },
): Promise<Approver[]> {
  const all = await listAllApprovers(scope);
  return all.filter(({ personId }) => personId !== requestedBy && personId !== approverId);
}

function listAllApprovers({ tx, actor }: Scope): Promise<Approver[]> {
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
    .orderBy(memberships.personName);
}
