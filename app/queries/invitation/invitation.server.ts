import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type InvitationStanding,
  invitationStandingOf,
} from "#app/domain/person/invitation-form.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { type AskedKind, whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { asSystem, type Scope, type Transaction } from "#app/platform/db.server.ts";
import { hashToken, listTokens, readToken } from "#app/platform/secret.server.ts";
import { dueOnSql } from "#app/queries/sql/due-date.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { type INVITATION_KINDS, invitations } from "#db/schema/invitation.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";
import { requests } from "#db/schema/request.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** A subcontract that a supplier is asked about. */
export type InvitationAsk = {
  number: string;
  title: string;
  dueOn: CalendarDate;
  asked: AskedKind;
  required: RequiredStatus | null;
};

/** The room that an invitation opens. */
export type InvitedAudit = {
  grantId: string;
  auditId: string;
  /** whom the auditor audits for; null where it was not asked when they were let in */
  organization: string | null;
  title: string;
  contractIds: string[];
  /** number and title of each */
  contracts: string[];
  startsOn: CalendarDate;
  expiresOn: CalendarDate;
};

/** What whoever holds the link of an invitation may know of it. */
export type OpenedInvitation = {
  id: string;
  kind: (typeof INVITATION_KINDS)[number];
  standing: InvitationStanding;
  role: Role;
  /** the organization that invites */
  organizationId: string;
  organizationName: string;
  /** where the days of the organization that invited end */
  timeZone: string;
  inviterId: string;
  inviterName: string;
  name: string;
  email: string;
  /** whether somebody signs in with this address already */
  hasAccount: boolean;
  supplier: { id: string; legalName: string; organizationId: string | null } | null;
  contactId: string | null;
  asks: InvitationAsk[];
  audit: InvitedAudit | null;
};

/** The invitation that a token opens; null when the token was never made here. */
export async function openInvitation(token: string, at: Date): Promise<OpenedInvitation | null> {
  const id = readToken("invitation", token);
  if (!id) return null;
  const tokenHashes = listTokens("invitation", id).map(hashToken);
  return asSystem(async (tx) => {
    const [row] = await tx
      .select({
        invitation: invitations,
        organizationName: organizations.legalName,
        timeZone: organizations.timeZone,
      })
      .from(invitations)
      .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
      .where(and(eq(invitations.id, id), inArray(invitations.tokenHash, tokenHashes)));
    if (!row) return null;
    const { invitation, organizationName, timeZone } = row;
    const { kind, role, email, name, supplierId, contactId, auditGrantId } = invitation;
    const [account] = await tx
      .select({ id: persons.id })
      .from(persons)
      .where(sql`lower(${persons.email}) = ${email.toLowerCase()}`);
    return {
      id,
      kind,
      role,
      email,
      name,
      contactId,
      organizationName,
      timeZone,
      standing: invitationStandingOf(invitation, at),
      organizationId: invitation.organizationId,
      inviterId: invitation.createdBy,
      inviterName: invitation.createdByName,
      hasAccount: account !== undefined,
      supplier: supplierId ? await getSupplier(tx, supplierId) : null,
      asks: supplierId ? await listAsks(tx, supplierId) : [],
      audit: auditGrantId ? await getAudit(tx, auditGrantId) : null,
    };
  });
}

async function getSupplier(tx: Transaction, supplierId: string) {
  const [row] = await tx
    .select({
      id: suppliers.id,
      legalName: suppliers.legalName,
      organizationId: suppliers.organizationId,
    })
    .from(suppliers)
    .where(eq(suppliers.id, supplierId));
  return row ?? null;
}

async function listAsks(tx: Transaction, supplierId: string): Promise<InvitationAsk[]> {
  const rows = await tx
    .select({
      number: flowdowns.subcontractNumber,
      title: flowdowns.subcontractTitle,
      dueOn: dueOnSql,
      required: flowdowns.required,
      clauses: flowdowns.clauses,
      information: flowdowns.information,
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(and(eq(requests.supplierId, supplierId), isNull(requests.withdrawnAt)))
    .orderBy(asc(dueOnSql), asc(requests.id));
  return rows.map(({ number, title, dueOn, required, ...flowdown }) => ({
    number,
    title,
    required,
    dueOn: calendarDate(dueOn),
    asked: whatIsAsked({ required, ...flowdown }),
  }));
}

async function getAudit(tx: Transaction, grantId: string): Promise<InvitedAudit | null> {
  const [row] = await tx
    .select({ audit: audits, organization: auditGrants.organization })
    .from(auditGrants)
    .innerJoin(audits, eq(audits.id, auditGrants.auditId))
    .where(eq(auditGrants.id, grantId));
  if (!row) return null;
  const { id: auditId, title, contractIds, startsOn, endsOn } = row.audit;
  const named = await tx
    .select({ piid: contracts.piid, title: contracts.title })
    .from(contracts)
    .where(inArray(contracts.id, contractIds))
    .orderBy(asc(contracts.piid));
  return {
    grantId,
    auditId,
    title,
    contractIds,
    organization: row.organization,
    contracts: named.map((contract) => `${formatPiid(contract.piid)} ${contract.title}`),
    startsOn: calendarDate(startsOn),
    expiresOn: calendarDate(endsOn),
  };
}

/** The subcontractor organizations for which a person may bind themselves. */
export function listOwnSubcontractors(
  personId: string,
): Promise<{ organizationId: string; legalName: string }[]> {
  return asSystem((tx) =>
    tx
      .selectDistinct({
        organizationId: organizations.id,
        legalName: organizations.legalName,
      })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(
        and(
          eq(memberships.personId, personId),
          isNull(memberships.endedAt),
          inArray(memberships.role, ["subcontractor-admin", "subcontractor-official"]),
        ),
      )
      .orderBy(organizations.legalName),
  );
}

export type ColleagueInvitation = {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** ISO instant, UTC */
  createdAt: string;
};

/** Can still be accepted by a colleague of the actor's organization. */
function isOpenToColleague({ actor }: Scope) {
  return and(
    eq(invitations.organizationId, actor.organizationId),
    eq(invitations.kind, "colleague"),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    isNull(invitations.wrongPersonAt),
    gt(invitations.expiresAt, actor.at),
  );
}

/** The open invitation of somebody as a colleague with a role; null when there is none. */
export async function findOpenColleagueInvitation(
  scope: Scope,
  { email, role }: { email: string; role: Role },
): Promise<{ id: string; expiresAt: Date } | null> {
  const [row] = await scope.tx
    .select({ id: invitations.id, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(
      and(
        isOpenToColleague(scope),
        eq(sql`lower(${invitations.email})`, email.toLowerCase()),
        eq(invitations.role, role),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** The ids of the colleagues' invitations of the actor's organization that can still be accepted. */
export async function listOpenInvitationIds(scope: Scope): Promise<Set<string>> {
  const rows = await scope.tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(isOpenToColleague(scope));
  return new Set(rows.map(({ id }) => id));
}

/** The colleagues' invitations of the actor's organization that can still be accepted. */
export async function listColleagueInvitations(scope: Scope): Promise<ColleagueInvitation[]> {
  const rows = await scope.tx
    .select()
    .from(invitations)
    .where(isOpenToColleague(scope))
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
  return rows.map(({ id, name, email, role, createdAt }) => ({
    id,
    name,
    email,
    role,
    createdAt: createdAt.toISOString(),
  }));
}
