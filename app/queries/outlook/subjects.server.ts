import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { OpenOption } from "#app/domain/outlook/assumed-terms.ts";
import type { OutlookSubject } from "#app/domain/outlook/row.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listRecordedModifications } from "#app/queries/contract/modification.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { assessments } from "#db/schema/assessment.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import { memberships } from "#db/schema/organization.ts";
import { remediationShares } from "#db/schema/remediation.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";

/** The open subcontracts of the prime, or of one of its contracts, those of a supplier together. */
export async function listOutlookSubjects(
  scope: Scope,
  contractId: string | null,
): Promise<OutlookSubject[]> {
  const { tx, actor } = scope;
  const [rows, owners, contacts] = await Promise.all([
    tx
      .select({
        subcontractId: subcontracts.id,
        number: subcontracts.number,
        contractId: subcontracts.contractId,
        piid: contracts.piid,
        supplierId: subcontracts.supplierId,
        supplierName: suppliers.legalName,
        value: subcontracts.value,
        isAwarded: sql<boolean>`${subcontracts.state} = 'awarded'`,
        ownerId: suppliers.ownerId,
      })
      .from(subcontracts)
      .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
      .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
      .where(
        and(
          eq(subcontracts.primeId, actor.organizationId),
          ne(subcontracts.state, "closed"),
          contractId ? eq(subcontracts.contractId, contractId) : undefined,
        ),
      )
      .orderBy(asc(subcontracts.supplierId), asc(subcontracts.id)),
    listOwnerNames(scope),
    listFirstContacts(scope),
  ]);
  return rows.map(({ ownerId, ...row }) => ({
    ...row,
    owner: (ownerId && owners.get(ownerId)) ?? null,
    contact: contacts.get(row.supplierId) ?? null,
  }));
}

async function listOwnerNames({ tx, actor }: Scope): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: memberships.personId, name: sql<string>`max(${memberships.personName})` })
    .from(memberships)
    .where(eq(memberships.organizationId, actor.organizationId))
    .groupBy(memberships.personId);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whom to write to at each supplier: the contact that was there first and is the right person. */
async function listFirstContacts({ tx, actor }: Scope) {
  const rows = await tx
    .selectDistinctOn([supplierContacts.supplierId], {
      supplierId: supplierContacts.supplierId,
      name: supplierContacts.name,
      email: supplierContacts.email,
    })
    .from(supplierContacts)
    .where(
      and(
        eq(supplierContacts.primeId, actor.organizationId),
        isNull(supplierContacts.wrongPersonAt),
      ),
    )
    .orderBy(
      asc(supplierContacts.supplierId),
      asc(supplierContacts.createdAt),
      asc(supplierContacts.id),
    );
  return new Map(rows.map(({ supplierId, name, email }) => [supplierId, { name, email }]));
}

/** The options of some contracts that no standing modification exercised, by the contract. */
export async function listOpenOptions(
  scope: Scope,
  contractIds: readonly string[],
): Promise<Map<string, OpenOption[]>> {
  const [options, recorded] = await Promise.all([
    scope.tx
      .select({
        contractId: contractOptions.contractId,
        name: contractOptions.name,
        exerciseOn: contractOptions.exerciseOn,
      })
      .from(contractOptions)
      .where(among(contractOptions.contractId, contractIds))
      .orderBy(asc(contractOptions.exerciseOn), asc(contractOptions.name)),
    listRecordedModifications(scope, contractIds),
  ]);
  const exercised = new Set(
    recorded
      .filter(({ isStanding }) => isStanding)
      .map(({ contractId, exercisesOption }) => `${contractId} ${exercisesOption}`),
  );
  const found = new Map<string, OpenOption[]>();
  for (const { contractId, name, exerciseOn } of options) {
    if (exercised.has(`${contractId} ${name}`)) continue;
    const open = found.get(contractId) ?? [];
    found.set(contractId, [...open, { name, exerciseOn: calendarDate(exerciseOn) }]);
  }
  return found;
}

/**
 * The last day of the remediation plan of each Conditional status that we are shown one of, by the id
 * of the assessment. A plan with an open item that has no date has no last day; one of which nothing is
 * open ends today.
 */
export async function listPlanDays({ tx, actor }: Scope): Promise<Map<string, CalendarDate>> {
  const rows = await tx
    .select({
      assessmentId: assessments.factId,
      openCount: remediationShares.openCount,
      finishOn: remediationShares.finishOn,
    })
    .from(remediationShares)
    .innerJoin(assessments, eq(assessments.systemLineageId, remediationShares.systemLineageId))
    .where(
      and(
        eq(remediationShares.primeId, actor.organizationId),
        isNull(remediationShares.endedAt),
        eq(remediationShares.undatedCount, 0),
        eq(assessments.status, "Conditional"),
      ),
    )
    .orderBy(asc(assessments.factId));
  return new Map(
    rows.flatMap(({ assessmentId, openCount, finishOn }) => {
      const last = openCount === 0 ? actor.on : finishOn;
      return last ? [[assessmentId, calendarDate(last)] as const] : [];
    }),
  );
}
