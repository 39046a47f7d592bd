import { and, asc, eq, gt, ilike, or, type SQL, sql } from "drizzle-orm";
import type { MatrixFilter, MatrixRow } from "#app/domain/audit/matrix.ts";
import { calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { StateCounts } from "#app/queries/contract/contract.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import { postureStateSql, standingSql } from "#app/queries/sql/posture-state.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { loadMatrixDetails, NO_DETAILS } from "./matrix-detail.server.ts";

const ROWS_PER_PAGE = 100;
const ROWS_PER_PIECE = 2_000;

export type MatrixPage = { rows: MatrixRow[]; next: string | null };

/**
 * The subcontracts an auditor's room holds, by number, each with its requirement and state. Which
 * stand on the page is found first, what is told of each afterwards: a filter that leaves few looks
 * at no flowdown of those it leaves out.
 */
export async function listMatrix(
  scope: Scope,
  filter: MatrixFilter,
  limit = ROWS_PER_PAGE,
): Promise<MatrixPage> {
  const found = await scope.tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      supplierName: suppliers.legalName,
      contractId: contracts.id,
      contractPiid: contracts.piid,
      required: postures.required,
      verdict: postures.verdict,
      state: postureStateSql(scope.actor.on),
      holdsUntil: postures.holdsUntil,
      awardDayVerdict: postures.awardDayVerdict,
      plannedAwardOn: subcontracts.plannedAwardOn,
      standing: standingSql(),
      accepted: postures.factsAccepted,
      returned: postures.factsReturned,
      toReview: postures.factsToReview,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(narrowed(scope, filter))
    .orderBy(asc(subcontracts.number))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const details = await loadMatrixDetails(
    scope,
    page.map(({ id }) => id),
  );
  return {
    rows: page.map((row) => ({
      ...row,
      holdsUntil: calendarDateOrNull(row.holdsUntil),
      accepted: row.accepted ?? 0,
      returned: row.returned ?? 0,
      toReview: row.toReview ?? 0,
      ...(details.get(row.id) ?? NO_DETAILS),
    })),
    next: found.length > limit ? (page.at(-1)?.number ?? null) : null,
  };
}

/** The whole matrix of a room, read piece by piece. */
export async function listWholeMatrix(scope: Scope): Promise<MatrixRow[]> {
  const whole: MatrixRow[] = [];
  let after: string | null = null;
  do {
    const piece: MatrixPage = await listMatrix(scope, after ? { after } : {}, ROWS_PER_PIECE);
    whole.push(...piece.rows);
    after = piece.next;
  } while (after !== null);
  return whole;
}

/** How many subcontracts the filter leaves at each state, whatever state it asks for. */
export async function countMatrix(scope: Scope, filter: MatrixFilter): Promise<StateCounts> {
  const state = postureStateSql(scope.actor.on);
  const rows = await scope.tx
    .select({ state, count: sql<number>`count(*)::int` })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(narrowed(scope, { ...filter, state: undefined, after: undefined }))
    .groupBy(sql`1`);
  const counts = Object.fromEntries(POSTURE_STATES.map((one) => [one, 0])) as StateCounts;
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

function narrowed({ actor }: Scope, filter: MatrixFilter): SQL | undefined {
  const { contractId, state, search, after } = filter;
  const pattern = search && likePattern(search);
  return and(
    eq(subcontracts.primeId, actor.organizationId),
    contractId ? eq(subcontracts.contractId, contractId) : undefined,
    state && sql`${postureStateSql(actor.on)} = ${state}`,
    after ? gt(subcontracts.number, after) : undefined,
    pattern
      ? or(
          ilike(subcontracts.number, pattern),
          ilike(subcontracts.title, pattern),
          ilike(suppliers.legalName, pattern),
        )
      : undefined,
  );
}
