import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { postureStateSql } from "./posture-state.server.ts";

/** How many subcontracts stand at each state. */
export type StateCounts = Record<PostureState, number>;

export type ContractListItem = {
  id: string;
  piid: string;
  agency: string;
  title: string;
  endsOn: CalendarDate;
  requiredStatus: RequiredStatus | null;
  subcontracts: number;
  counts: StateCounts;
};

export const CONTRACTS_PER_PAGE = 50;

/** Where a page of contracts begins or ends: the PIID before or after which it stands. */
export type ContractCursor = { after?: string; before?: string };

export type ContractPage = {
  contracts: ContractListItem[];
  previous: string | null;
  next: string | null;
};

/** The prime's contracts by PIID, with the states of their subcontracts. */
export async function listContracts(scope: Scope, cursor: ContractCursor): Promise<ContractPage> {
  const { tx, actor } = scope;
  const { after, before } = cursor;
  const rows = await tx
    .select()
    .from(contracts)
    .where(
      and(
        eq(contracts.primeId, actor.organizationId),
        after ? gt(contracts.piid, after) : undefined,
        before ? lt(contracts.piid, before) : undefined,
      ),
    )
    .orderBy(before ? desc(contracts.piid) : asc(contracts.piid))
    .limit(CONTRACTS_PER_PAGE + 1);
  const isMore = rows.length > CONTRACTS_PER_PAGE;
  const page = rows.slice(0, CONTRACTS_PER_PAGE);
  if (before) page.reverse();
  const counts = await countStates(
    scope,
    page.map((row) => row.id),
  );
  const found = page.map(({ id, piid, agency, title, endsOn, requiredStatus }) => {
    const own = counts.get(id) ?? noStates();
    const total = Object.values(own).reduce((sum, count) => sum + count, 0);
    const named = { id, piid, agency, title, requiredStatus };
    return { ...named, endsOn: calendarDate(endsOn), subcontracts: total, counts: own };
  });
  const hasPrevious = before ? isMore : after !== undefined;
  const hasNext = before ? true : isMore;
  return {
    contracts: found,
    previous: hasPrevious ? (found[0]?.piid ?? null) : null,
    next: hasNext ? (found.at(-1)?.piid ?? null) : null,
  };
}

function noStates(): StateCounts {
  return Object.fromEntries(POSTURE_STATES.map((state) => [state, 0])) as StateCounts;
}

/** The states of the subcontracts of some contracts, from the projection. */
async function countStates(
  { tx, actor }: Scope,
  contractIds: string[],
): Promise<Map<string, StateCounts>> {
  const found = new Map<string, StateCounts>();
  if (contractIds.length === 0) return found;
  const state = postureStateSql(actor.on);
  const rows = await tx
    .select({ contractId: subcontracts.contractId, state, count: sql<number>`count(*)::int` })
    .from(subcontracts)
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(
      sql`${subcontracts.contractId} = any(${`{${contractIds.join(",")}}`}::uuid[])
        and ${subcontracts.state} <> 'closed'`,
    )
    .groupBy(subcontracts.contractId, sql`2`);
  for (const row of rows) {
    const counts = found.get(row.contractId) ?? noStates();
    counts[row.state] = row.count;
    found.set(row.contractId, counts);
  }
  return found;
}

export type ContractDetail = {
  id: string;
  piid: string;
  agency: string;
  title: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  requiredStatus: RequiredStatus | null;
  clauses: string[];
  options: { name: string; exerciseOn: CalendarDate }[];
  counts: StateCounts;
};

/** One contract with its options and the states of its subcontracts; null when there is none. */
export async function getContract(
  scope: Scope,
  contractId: string,
): Promise<ContractDetail | null> {
  const { tx, actor } = scope;
  const [[row], options, counts] = await Promise.all([
    tx
      .select()
      .from(contracts)
      .where(and(eq(contracts.id, contractId), eq(contracts.primeId, actor.organizationId))),
    tx
      .select({ name: contractOptions.name, exerciseOn: contractOptions.exerciseOn })
      .from(contractOptions)
      .where(eq(contractOptions.contractId, contractId))
      .orderBy(asc(contractOptions.exerciseOn), asc(contractOptions.id)),
    countStates(scope, [contractId]),
  ]);
  if (!row) return null;
  const { id, piid, agency, title, startsOn, endsOn, requiredStatus, clauses } = row;
  return {
    ...{ id, piid, agency, title, requiredStatus, clauses },
    startsOn: calendarDate(startsOn),
    endsOn: calendarDate(endsOn),
    options: options.map(({ name, exerciseOn }) => ({
      name,
      exerciseOn: calendarDate(exerciseOn),
    })),
    counts: counts.get(contractId) ?? noStates(),
  };
}
