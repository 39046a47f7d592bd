import { and, eq, gte, isNull, lte } from "drizzle-orm";
import { type Actor, asSystemOnce, type Scope } from "#app/platform/db.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";

/** An auditor's actor, as the guard of the audit pages makes it. */
export type Auditor = Actor & { grantId: string; auditId: string; auditContracts: string[] };

/** The room an auditor writes in. */
export type AuditRoom = {
  id: string;
  title: string;
  contractIds: string[];
  openedBy: string;
  /** whether auditors make oversight records by themselves */
  mayMakeRecords: boolean;
};

type Ended = { ok: false; reason: "not-found" };

/**
 * Run `work` in one transaction in which an auditor writes: their own transactions only read. The
 * database narrows nothing here, so that the access is looked at anew, and `work` must ask for
 * nothing beyond the contracts of the room. Whoever closes the room meanwhile waits.
 */
export function asAuditor<T>(
  actor: Auditor,
  work: (scope: Scope, room: AuditRoom) => Promise<T>,
): Promise<T | Ended> {
  return asSystemOnce(async (tx) => {
    const [room] = await tx
      .select({
        id: audits.id,
        title: audits.title,
        contractIds: audits.contractIds,
        openedBy: audits.createdBy,
        mayMakeRecords: audits.mayMakeRecords,
      })
      .from(audits)
      .innerJoin(auditGrants, eq(auditGrants.auditId, audits.id))
      .where(
        and(
          eq(auditGrants.id, actor.grantId),
          eq(auditGrants.personId, actor.personId),
          eq(audits.primeId, actor.organizationId),
          isNull(auditGrants.revokedAt),
          isNull(audits.closedAt),
          lte(audits.startsOn, actor.on),
          gte(audits.endsOn, actor.on),
        ),
      )
      .for("share");
    return room ? work({ tx, actor }, room) : { ok: false, reason: "not-found" };
  });
}
