import { and, eq, gte, isNull } from "drizzle-orm";
import type { Role } from "#app/domain/access/roles.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asSystem, type Scope, type Transaction } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { auditGrants } from "#db/schema/invitation.ts";
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
  primeId: string;
  primeName: string;
  timeZone: string;
  contractId: string;
  contractPiid: string;
  contractTitle: string;
  expiresOn: CalendarDate;
};

/** The contracts a person may audit on `on` or later: neither revoked nor expired. */
export async function listAuditGrants(
  personId: string,
  on: CalendarDate,
): Promise<HeldAuditGrant[]> {
  const rows = await asSystem((tx) => selectAuditGrants(tx, personId, on));
  return rows.map((row) => ({ ...row, expiresOn: calendarDate(row.expiresOn) }));
}

function selectAuditGrants(tx: Transaction, personId: string, on: CalendarDate) {
  return tx
    .select({
      grantId: auditGrants.id,
      primeId: auditGrants.primeId,
      primeName: organizations.legalName,
      timeZone: organizations.timeZone,
      contractId: auditGrants.contractId,
      contractPiid: contracts.piid,
      contractTitle: contracts.title,
      expiresOn: auditGrants.expiresOn,
    })
    .from(auditGrants)
    .innerJoin(organizations, eq(organizations.id, auditGrants.primeId))
    .innerJoin(contracts, eq(contracts.id, auditGrants.contractId))
    .where(
      and(
        eq(auditGrants.personId, personId),
        isNull(auditGrants.revokedAt),
        gte(auditGrants.expiresOn, on),
      ),
    )
    .orderBy(contracts.piid);
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
