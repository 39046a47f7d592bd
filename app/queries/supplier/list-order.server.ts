import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import type { SupplierListAddress, SupplierState } from "#app/domain/supplier/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isInState } from "#app/queries/sql/posture-state.server.ts";
import {
  AS_TEXT,
  placed,
  placedBy,
  placedByDay,
  type Stretch,
} from "#app/queries/sql/stretches.server.ts";
import { distanceSql } from "#app/queries/sql/words.server.ts";
import { supplierPostures } from "#db/schema/posture.ts";
import { suppliers } from "#db/schema/supplier.ts";

const LAST_OF_DAYS = "9999-12-31";
const STATES: readonly SupplierState[] = [...POSTURE_STATES, "none"];
const MOST_SUBCONTRACTS = 999_999;

/**
 * The stretches of an order of the list of suppliers, the first first; names decide between equals.
 *
 * @param counts is asked where they go by numbers of subcontracts: @see listCounts
 */
export async function stretchesOf(
  { sort = "name", search, isNear, state }: Partial<SupplierListAddress>,
  on: CalendarDate | Placeholder,
  counts: () => Promise<number[]>,
): Promise<Stretch[]> {
  const { holdsUntil, openSubcontracts } = supplierPostures;
  switch (sort) {
    case "state":
      return STATES.flatMap((one, rank) =>
        state === undefined || state === one ? [placed(String(rank), isInState(one, on))] : [],
      );
    case "until":
      return [placedByDay(sql`${holdsUntil}`), placed(LAST_OF_DAYS, sql`${holdsUntil} is null`)];
    case "subcontracts":
      return [...(await counts()), 0].map((count) =>
        // The most first, as text.
        placed(
          String(MOST_SUBCONTRACTS - count).padStart(6, "0"),
          count > 0
            ? sql`${openSubcontracts} = ${count}`
            : sql`coalesce(${openSubcontracts}, 0) = 0`,
        ),
      );
    case "name":
      return search && isNear
        ? [placedBy(distanceSql(suppliers.searchText, search), AS_TEXT)]
        : [placed("")];
  }
}

/** How many open subcontracts suppliers of the prime have, each number once, the most first. */
export async function listCounts({ tx, actor }: Scope): Promise<number[]> {
  // From one number to the next lower one by the index, however many suppliers have either.
  const next = (beyond: SQL) => sql`(select max(open_subcontracts) from supplier_postures
    where prime_id = ${actor.organizationId}::uuid and open_subcontracts > 0 ${beyond})`;
  const rows = await tx.execute<{ count: number }>(sql`
    with recursive told(count) as (
      select ${next(sql``)}
      union all
      select ${next(sql`and open_subcontracts < told.count`)} from told where told.count is not null)
    select count from told where count is not null`);
  return rows.map(({ count }) => count);
}
