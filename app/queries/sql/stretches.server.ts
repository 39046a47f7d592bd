import { type SQL, sql } from "drizzle-orm";
import { isCalendarDate } from "#app/domain/kernel/calendar-date.ts";

/**
 * Rows that stand together in the order of a list: all of one place, or each with a place of its own,
 * which sorts them before what decides between equals. Walked one after the other, each by an index, no
 * order sorts a whole list for one page.
 */
export type Stretch = {
  /** the place of all of them, as a cursor keeps it; null where each has its own */
  at: string | null;
  /** the place of each, as text */
  place: SQL<string>;
  /** which rows they are; absent: all */
  isWithin?: SQL | undefined;
  /** what sorts them where each has its own place, and how that reads in a cursor */
  first?: { by: SQL; read: (place: string) => SQL };
};

/** All rows of one place, and which they are. */
export function placed(at: string, isWithin?: SQL): Stretch {
  return { at, place: sql`${at}::text`, isWithin };
}

/** Rows that each have a place of their own. */
export function placedBy(by: SQL, read: (place: string) => SQL, isWithin?: SQL): Stretch {
  return { at: null, place: sql`(${by})::text`, isWithin, first: { by, read } };
}

const FIRST_OF_DAYS = "0001-01-01";

/** Rows by a day that each has; a place that is no day, as an address may say, stands before all. */
export function placedByDay(day: SQL): Stretch {
  const read = (place: string) => sql`${isCalendarDate(place) ? place : FIRST_OF_DAYS}::date`;
  return placedBy(day, read, sql`${day} is not null`);
}

/** What decides between rows of one place: its columns, and their values in the row of a cursor. */
export type Ties = { columns: SQL; values: SQL };

/**
 * Whether a row of a stretch comes after the row of a cursor that stands in it.
 *
 * @param sign `>` where the list is walked up, `<` where it is walked down.
 */
export function isBeyond({ first }: Stretch, place: string, sign: ">" | "<", ties: Ties): SQL {
  const than = sql.raw(sign);
  const { columns, values } = ties;
  if (!first) return sql`(${columns}) ${than} (${values})`;
  const from = first.read(place);
  // Said twice, because the index of what sorts first knows nothing of the rest.
  return sql`(${first.by} ${than}= ${from}
    and (${first.by}, ${columns}) ${than} (${from}, ${values}))`;
}

type Walk = {
  /** where the cursor stands; null at the beginning */
  place: string | null;
  /** whether the order's own direction is walked */
  isUp: boolean;
  most: number;
};

/**
 * Read rows stretch after stretch until there are enough.
 *
 * @param stretches in the order's own direction.
 * @param read the first rows of a stretch, as many as are asked for; after the cursor where it stands in it.
 */
export async function walkStretches<Row>(
  stretches: readonly Stretch[],
  { place, isUp, most }: Walk,
  read: (stretch: Stretch, isFromCursor: boolean, most: number) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const walked = isUp ? stretches : stretches.toReversed();
  // Where there is one place alone, whatever a cursor says of it is that.
  const isOne = walked.length === 1;
  const start = place === null || isOne ? 0 : findStretch(walked, place, isUp);
  const rows: Row[] = [];
  for (const [index, stretch] of walked.slice(start).entries()) {
    const isWithin = isOne || stretch.at === null || stretch.at === place;
    const isFromCursor = index === 0 && place !== null && isWithin;
    rows.push(...(await read(stretch, isFromCursor, most - rows.length)));
    if (rows.length >= most) break;
  }
  return rows;
}

/** The stretch in which a place is, or the next one where it is in none any more. */
function findStretch(walked: readonly Stretch[], place: string, isUp: boolean): number {
  const exact = walked.findIndex(({ at }) => at === place);
  if (exact >= 0) return exact;
  const next = walked.findIndex(({ at }) => at === null || (isUp ? at > place : at < place));
  return next < 0 ? walked.length : next;
}
