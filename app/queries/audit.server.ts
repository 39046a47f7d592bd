import { and, arrayContains, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { type GrantState, grantStateOf } from "#app/domain/oversight/grant.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { awardExceptions, awards } from "#db/schema/award.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { postureStateSql } from "./posture-state.server.ts";

export type ContractGrant = {
  id: string;
  name: string;
  email: string;
  /** ISO instant, UTC */
  createdAt: string;
  expiresOn: CalendarDate;
  state: GrantState;
};

/** Whom the prime let read a contract, newest first. */
export async function listContractGrants(
  { tx, actor }: Scope,
  contractId: string,
): Promise<ContractGrant[]> {
  const rows = await tx
    .select({ grant: auditGrants, endsOn: audits.endsOn })
    .from(auditGrants)
    .innerJoin(audits, eq(audits.id, auditGrants.auditId))
    .where(
      and(
        arrayContains(audits.contractIds, [contractId]),
        eq(auditGrants.primeId, actor.organizationId),
      ),
    )
    .orderBy(desc(auditGrants.createdAt), desc(auditGrants.id));
  return rows.map(({ grant: row, endsOn }) => {
    const { id, name, email, createdAt, personId, revokedAt } = row;
    const expiresOn = calendarDate(endsOn);
    const grant = { isAccepted: personId !== null, isRevoked: revokedAt !== null, expiresOn };
    const state = grantStateOf(grant, actor.on);
    return { id, name, email, createdAt: createdAt.toISOString(), expiresOn, state };
  });
}

/** A row of the requirement matrix: what was required of a subcontract and where it stands. */
export type MatrixRow = {
  id: string;
  number: string;
  title: string;
  supplierName: string;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  state: PostureState;
  holdsUntil: CalendarDate | null;
  /** ISO instant, UTC; null while nothing was issued */
  issuedAt: string | null;
  acknowledgedOn: CalendarDate | null;
  reviewed: number;
  toReview: number;
  awardedOn: CalendarDate | null;
  /** false for one that the facts did not support; null before an award */
  isSupported: boolean | null;
  exceptions: number;
};

const MATRIX_ROWS_PER_PAGE = 100;

/** The subcontracts of a contract by number, each with its requirement and state. */
export async function listMatrix(
  { tx, actor }: Scope,
  contractId: string,
  after?: string,
): Promise<{ rows: MatrixRow[]; next: string | null }> {
  const latest = tx
    .selectDistinctOn([flowdowns.subcontractId], {
      id: flowdowns.id,
      subcontractId: flowdowns.subcontractId,
      issuedAt: flowdowns.issuedAt,
    })
    .from(flowdowns)
    .where(eq(flowdowns.contractId, contractId))
    .orderBy(flowdowns.subcontractId, desc(flowdowns.issuedAt))
    .as("latest");
  const rows = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      supplierName: suppliers.legalName,
      required: postures.required,
      verdict: postures.verdict,
      state: postureStateSql(actor.on),
      holdsUntil: postures.holdsUntil,
      issuedAt: latest.issuedAt,
      acknowledgedOn: sql<string | null>`(select max(acknowledged_on)::text from acknowledgements
        where acknowledgements.flowdown_id = ${latest.id})`,
      reviewed: postures.reviewed,
      toReview: postures.toReview,
      awardedOn: awards.awardedOn,
      isSupported: awards.isSupported,
      exceptions: sql<number>`(select count(*)::int from ${awardExceptions}
        where ${awardExceptions.subcontractId} = ${subcontracts.id})`,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .leftJoin(latest, eq(latest.subcontractId, subcontracts.id))
    .leftJoin(awards, eq(awards.subcontractId, subcontracts.id))
    .where(
      and(
        eq(subcontracts.contractId, contractId),
        after ? gt(subcontracts.number, after) : undefined,
      ),
    )
    .orderBy(asc(subcontracts.number))
    .limit(MATRIX_ROWS_PER_PAGE + 1);
  const page = rows.slice(0, MATRIX_ROWS_PER_PAGE);
  return {
    rows: page.map((row) => ({
      ...row,
      holdsUntil: calendarDateOrNull(row.holdsUntil),
      issuedAt: row.issuedAt?.toISOString() ?? null,
      acknowledgedOn: calendarDateOrNull(row.acknowledgedOn),
      reviewed: row.reviewed ?? 0,
      toReview: row.toReview ?? 0,
      awardedOn: calendarDateOrNull(row.awardedOn),
    })),
    next: rows.length > MATRIX_ROWS_PER_PAGE ? (page.at(-1)?.number ?? null) : null,
  };
}
