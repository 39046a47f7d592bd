import { and, eq, gte, isNull, lte, sql } from "drizzle-orm";
import type { Role } from "#app/domain/access/roles.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asSystem, type Scope, type Transaction } from "#app/platform/db.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { memberships, organizations } from "#db/schema/organization.ts";

export type HeldMembership = {
  organizationId: string;
  organizationName: string;
  timeZone: string;
  role: Role;
};

/** The organizations a person works in, by name. Asked at sign-in and by every guard. */
export function listMemberships(personId: string): Promise<HeldMembership[]> {
  return asSystem((tx) =>
    tx
      .select({
        organizationId: memberships.organizationId,
        organizationName: organizations.legalName,
        timeZone: organizations.timeZone,
        role: memberships.role,
      })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)))
      .orderBy(organizations.legalName, memberships.role),
  );
}

export type HeldAuditGrant = {
  grantId: string;
  /** the auditor's own; null where nobody told it when they were let in */
  organization: string | null;
  primeId: string;
  primeName: string;
  timeZone: string;
  auditId: string;
  auditTitle: string;
  contractIds: string[];
  expiresOn: CalendarDate;
};

/**
 * The audits a person may enter: begun, neither closed nor over, the access not revoked.
 *
 * @param at an instant; whether a day has begun or is over is seen on the prime's clock.
 */
export async function listAuditGrants(personId: string, at: Date): Promise<HeldAuditGrant[]> {
  const rows = await asSystem((tx) => selectAuditGrants(tx, personId, at));
  return rows.map((row) => ({ ...row, expiresOn: calendarDate(row.expiresOn) }));
}

function selectAuditGrants(tx: Transaction, personId: string, at: Date) {
  const on = sql<string>`(${at.toISOString()}::timestamptz at time zone ${organizations.timeZone})::date`;
  return tx
    .select({
      grantId: auditGrants.id,
      organization: auditGrants.organization,
      primeId: auditGrants.primeId,
      primeName: organizations.legalName,
      timeZone: organizations.timeZone,
      auditId: audits.id,
      auditTitle: audits.title,
      contractIds: audits.contractIds,
      expiresOn: audits.endsOn,
    })
    .from(auditGrants)
    .innerJoin(organizations, eq(organizations.id, auditGrants.primeId))
    .innerJoin(audits, eq(audits.id, auditGrants.auditId))
    .where(
      and(
        eq(auditGrants.personId, personId),
        isNull(auditGrants.revokedAt),
        isNull(audits.closedAt),
        lte(audits.startsOn, on),
        gte(audits.endsOn, on),
      ),
    )
    .orderBy(audits.endsOn, auditGrants.id);
}

export type Colleague = {
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  role: Role;
};

/** The people of the actor's organization, by name. */
export function listColleagues({ tx, actor }: Scope): Promise<Colleague[]> {
  return tx
    .select({
      membershipId: memberships.id,
      personId: memberships.personId,
      name: memberships.personName,
      email: memberships.personEmail,
      role: memberships.role,
    })
    .from(memberships)
    .where(and(eq(memberships.organizationId, actor.organizationId), isNull(memberships.endedAt)))
    .orderBy(memberships.personName, memberships.id);
}
