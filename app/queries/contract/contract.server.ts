import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import {
  type ContractTerms,
  type DatedTerms,
  type Modification,
  termsOn,
} from "#app/domain/contract/terms.ts";
import { listDesignationNotices } from "#app/domain/eligibility/notices.ts";
import type { Notice } from "#app/domain/eligibility/types.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { suspensionOn } from "#app/domain/rule/rule-on.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { counted, countedOf, countedSums } from "#app/queries/sql/counted.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import {
  lastEndOn,
  listModificationsOf,
  listRecordedModifications,
  modificationOf,
  type RecordedModification,
} from "./modification.server.ts";

/** How many subcontracts stand at each state. */
export type StateCounts = Record<PostureState, number>;

export type ContractListItem = {
  id: string;
  piid: string;
  agency: string;
  title: string;
  endsOn: CalendarDate;
  /** in force on the actor's day */
  requiredStatus: RequiredStatus | null;
  /** whether it rests on a designation that is suspended */
  isSuspended: boolean;
  subcontracts: number;
  counts: StateCounts;
};

export const CONTRACTS_PER_PAGE = 50;

/**
 * Where a page of contracts begins or ends: the PIID before or after which it stands.
 *
 * @property ids only these contracts; absent: all.
 */
export type ContractCursor = { after?: string; before?: string; ids?: readonly string[] };

export type ContractPage = {
  contracts: ContractListItem[];
  previous: string | null;
  next: string | null;
};

/** The prime's contracts by PIID, with the states of their subcontracts. */
export async function listContracts(scope: Scope, cursor: ContractCursor): Promise<ContractPage> {
  const { tx, actor } = scope;
  const { after, before, ids: onlyIds } = cursor;
  const rows = await tx
    .select()
    .from(contracts)
    .where(
      and(
        eq(contracts.primeId, actor.organizationId),
        after ? gt(contracts.piid, after) : undefined,
        before ? lt(contracts.piid, before) : undefined,
        onlyIds ? among(contracts.id, onlyIds) : undefined,
      ),
    )
    .orderBy(before ? desc(contracts.piid) : asc(contracts.piid))
    .limit(CONTRACTS_PER_PAGE + 1);
  const isMore = rows.length > CONTRACTS_PER_PAGE;
  const page = rows.slice(0, CONTRACTS_PER_PAGE);
  if (before) page.reverse();
  const ids = page.map((row) => row.id);
  const [counts, modificationsOf] = await Promise.all([
    countStates(scope, ids),
    listModificationsOf(scope, ids),
  ]);
  const found = page.map((row) => {
    const own = counts.get(row.id) ?? noStates();
    const contract = datedTerms(row, modificationsOf.get(row.id) ?? []);
    return {
      id: row.id,
      piid: row.piid,
      agency: row.agency,
      title: row.title,
      requiredStatus: termsOn(contract, actor.on).requiredStatus,
      isSuspended: listDesignationNotices({ asOf: actor.on, contract }).length > 0,
      endsOn: calendarDate(row.endsOn),
      subcontracts: Object.values(own).reduce((sum, count) => sum + count, 0),
      counts: own,
    };
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
function countStates(scope: Scope, contractIds: string[]): Promise<Map<string, StateCounts>> {
  return keptWhileQuiet(scope, `contract states ${contractIds.join(" ")}`, () =>
    countStatesNow(scope, contractIds),
  );
}

async function countStatesNow(
  scope: Scope,
  contractIds: string[],
): Promise<Map<string, StateCounts>> {
  const found = new Map<string, StateCounts>();
  if (contractIds.length === 0) return found;
  const rows = await scope.tx
    .select({
      contractId: sql<string>`${counted.contractId}`,
      state: postureStateSql(scope.actor.on, counted),
      count: countedSums.count,
    })
    .from(countedOf(scope))
    .where(and(among(counted.contractId, contractIds), eq(counted.isClosed, false)))
    .groupBy(counted.contractId, sql`2`);
  for (const row of rows) {
    const counts = found.get(row.contractId) ?? noStates();
    counts[row.state] = row.count;
    found.set(row.contractId, counts);
  }
  return found;
}

/**
 * The contracts that still ask for what may not be designated while the phases are suspended.
 *
 * @returns their ids; none where nothing is suspended on the actor's day.
 */
export async function listSuspendedContracts(scope: Scope): Promise<string[]> {
  const { tx, actor } = scope;
  if (!suspensionOn(actor.on)) return [];
  const rows = await tx
    .select({
      id: contracts.id,
      requiredStatus: contracts.requiredStatus,
      clauses: contracts.clauses,
      awardedOn: contracts.awardedOn,
    })
    .from(contracts)
    .where(eq(contracts.primeId, actor.organizationId));
  const modificationsOf = await listModificationsOf(
    scope,
    rows.map(({ id }) => id),
  );
  return rows
    .filter((row) => {
      const contract = datedTerms(row, modificationsOf.get(row.id) ?? []);
      return listDesignationNotices({ asOf: actor.on, contract }).length > 0;
    })
    .map(({ id }) => id);
}

export type ContractDetail = {
  id: string;
  piid: string;
  agency: string;
  title: string;
  awardedOn: CalendarDate | null;
  startsOn: CalendarDate;
  /** of the award; a modification may have changed it, @see inForce */
  endsOn: CalendarDate;
  /** of the award */
  requiredStatus: RequiredStatus | null;
  /** of the award */
  clauses: string[];
  /** the terms of the actor's day, every modification that is effective by then applied */
  inForce: ContractTerms & { endsOn: CalendarDate };
  /** everything recorded of its modifications, corrected ones too, in order of effect */
  modifications: RecordedModification[];
  /** what has to be known of a requirement that is suspended */
  notices: Notice[];
  options: { name: string; exerciseOn: CalendarDate }[];
  counts: StateCounts;
};

/** One contract with its options and the states of its subcontracts; null when there is none. */
export async function getContract(
  scope: Scope,
  contractId: string,
): Promise<ContractDetail | null> {
  const { tx, actor } = scope;
  const [[row], options, counts, modifications] = await Promise.all([
    tx
      .select()
      .from(contracts)
      .where(and(eq(contracts.id, contractId), eq(contracts.primeId, actor.organizationId))),
    listContractOptions(scope, contractId),
    countStates(scope, [contractId]),
    listRecordedModifications(scope, [contractId]),
  ]);
  if (!row) return null;
  const standing = modifications.filter(({ isStanding }) => isStanding);
  const dated = datedTerms(row, standing.map(modificationOf));
  const terms = termsOn(dated, actor.on);
  return {
    id: row.id,
    piid: row.piid,
    agency: row.agency,
    title: row.title,
    awardedOn: calendarDateOrNull(row.awardedOn),
    startsOn: calendarDate(row.startsOn),
    endsOn: calendarDate(row.endsOn),
    requiredStatus: row.requiredStatus,
    clauses: row.clauses,
    inForce: {
      requiredStatus: terms.requiredStatus,
      clauses: terms.clauses,
      endsOn: lastEndOn(standing, actor.on) ?? calendarDate(row.endsOn),
    },
    modifications,
    notices: listDesignationNotices({ asOf: actor.on, contract: dated }),
    options,
    counts: counts.get(contractId) ?? noStates(),
  };
}

/** The options of a contract, by the day on which they may be exercised. */
export async function listContractOptions(
  { tx }: Scope,
  contractId: string,
): Promise<ContractDetail["options"]> {
  const rows = await tx
    .select({ name: contractOptions.name, exerciseOn: contractOptions.exerciseOn })
    .from(contractOptions)
    .where(eq(contractOptions.contractId, contractId))
    .orderBy(asc(contractOptions.exerciseOn), asc(contractOptions.id));
  return rows.map(({ name, exerciseOn }) => ({ name, exerciseOn: calendarDate(exerciseOn) }));
}

/** A contract's row with what changed its terms since, as the rules read it. */
function datedTerms(
  row: Pick<typeof contracts.$inferSelect, "requiredStatus" | "clauses" | "awardedOn">,
  modifications: readonly Modification[],
): DatedTerms {
  return {
    requiredStatus: row.requiredStatus,
    clauses: row.clauses,
    awardedOn: calendarDateOrNull(row.awardedOn),
    modifications,
  };
}
