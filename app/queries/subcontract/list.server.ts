import { and, asc, eq, gt, ilike, ne, or, type SQL, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { OwnTermsVerdict, Verdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  changesByAwardSql,
  postureStateSql,
  standingSql,
} from "#app/queries/posture/posture-state.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

export type SubcontractListItem = {
  id: string;
  number: string;
  title: string;
  state: SubcontractState;
  supplierId: string;
  supplierName: string;
  contractId: string;
  contractPiid: string;
  /** number of the subcontract it hangs under; null in the first tier */
  parentNumber: string | null;
  information: Information | null;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  plannedAwardOn: CalendarDate | null;
  postureState: PostureState;
  standing: Standing;
  /** the verdict of the planned award day, while that day is to come */
  awardDayVerdict: Verdict | null;
  holdsUntil: CalendarDate | null;
  /** what the prime asks beyond the rule, and whether it is met; null where it asks nothing */
  ownTermsRequired: RequiredStatus | null;
  ownTermsVerdict: OwnTermsVerdict["verdict"] | null;
};

export const SUBCONTRACTS_PER_PAGE = 50;

export type SubcontractFilter = {
  /** of one contract; absent: of the whole supply chain */
  contractId?: string;
  search?: string;
  /** eligible ones whose verdict ends in this month (`2027-03`) */
  lapsesIn?: string;
  state?: PostureState;
  standing?: Standing;
  /** only closed ones; absent: only open ones */
  isClosed?: boolean;
  /** only those that may be awarded today and not on the planned award day */
  changesByAward?: boolean;
  /** by what the prime asks beyond the rule */
  own?: OwnTermsVerdict["verdict"];
  /** number after which the page begins */
  after?: string;
};

export type SubcontractPage = { subcontracts: SubcontractListItem[]; next: string | null };

/** Subcontracts by number, searched by number, title or supplier: open or closed ones. */
export async function listSubcontracts(
  { tx, actor }: Scope,
  filter: SubcontractFilter,
): Promise<SubcontractPage> {
  const state = postureStateSql(actor.on);
  const rows = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      state: subcontracts.state,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
      contractId: contracts.id,
      contractPiid: contracts.piid,
      parentNumber: sql<string | null>`(select parent.number from subcontracts parent
        where parent.id = ${subcontracts.parentId})`,
      information: subcontracts.information,
      required: postures.required,
      verdict: postures.verdict,
      plannedAwardOn: subcontracts.plannedAwardOn,
      postureState: state,
      standing: standingSql(),
      awardDayVerdict: postures.awardDayVerdict,
      holdsUntil: postures.holdsUntil,
      ownTermsRequired: postures.ownTermsRequired,
      ownTermsVerdict: postures.ownTermsVerdict,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(
      and(
        eq(subcontracts.primeId, actor.organizationId),
        filter.isClosed ? eq(subcontracts.state, "closed") : ne(subcontracts.state, "closed"),
        filter.contractId ? eq(subcontracts.contractId, filter.contractId) : undefined,
        filter.lapsesIn ? endsIn(filter.lapsesIn) : undefined,
        filter.after ? gt(subcontracts.number, filter.after) : undefined,
        filter.state ? sql`${state} = ${filter.state}` : undefined,
        filter.standing ? sql`${standingSql()} = ${filter.standing}` : undefined,
        filter.changesByAward ? changesByAwardSql() : undefined,
        filter.own ? eq(postures.ownTermsVerdict, filter.own) : undefined,
        searched(filter.search),
      ),
    )
    .orderBy(asc(subcontracts.number))
    .limit(SUBCONTRACTS_PER_PAGE + 1);
  const page = rows.slice(0, SUBCONTRACTS_PER_PAGE);
  return {
    subcontracts: page.map((row) => ({
      ...row,
      plannedAwardOn: calendarDateOrNull(row.plannedAwardOn),
      holdsUntil: calendarDateOrNull(row.holdsUntil),
    })),
    next: rows.length > SUBCONTRACTS_PER_PAGE ? (page.at(-1)?.number ?? null) : null,
  };
}

function endsIn(month: string): SQL | undefined {
  const first = `${month}-01`;
  return and(
    eq(postures.verdict, "eligible"),
    sql`${postures.holdsUntil} >= ${first}::date`,
    sql`${postures.holdsUntil} < ${first}::date + interval '1 month'`,
  );
}

function searched(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const pattern = likePattern(search);
  return or(
    ilike(subcontracts.number, pattern),
    ilike(subcontracts.title, pattern),
    ilike(suppliers.legalName, pattern),
  );
}
