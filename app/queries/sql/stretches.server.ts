import { type Placeholder, type SQL, sql } from "drizzle-orm";
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
  first?: { by: SQL; reads: PlaceReader };
};

/** How what stands in a cursor is compared with places: as which type, and what is taken for a value of it. */
export type PlaceReader = { type: "text" | "date" | "bigint"; clean(place: string): string };

/** All rows of one place, and which they are. */
export function placed(at: string, isWithin?: SQL): Stretch {
  return { at, place: sql`${at}::text`, isWithin };
}

/** Rows that each have a place of their own. */
export function placedBy(by: SQL, reads: PlaceReader, isWithin?: SQL): Stretch {
  return { at: null, place: sql`(${by})::text`, isWithin, first: { by, reads } };
}

/** Places that are texts. */
export const AS_TEXT: PlaceReader = { type: "text", clean: (place) => place };

const FIRST_OF_DAYS = "0001-01-01";

/** Days; a place that is none, as an address may say, stands before all. */
const AS_DAY: PlaceReader = {
  type: "date",
  clean: (place) => (isCalendarDate(place) ? place : FIRST_OF_DAYS),
};

/** Rows by a day that each has. */
export function placedByDay(day: SQL): Stretch {
  return placedBy(day, AS_DAY, sql`${day} is not null`);
}

/** What decides between rows of one place: its columns, and their values in the row of a cursor. */
export type Ties = { columns: SQL; values: SQL };

/**
 * Whether a row of a stretch comes after the row of a cursor that stands in it.
 *
 * @param place of that row; a placeholder stands for what `placeOf` makes of it.
 * @param sign `>` where the list is walked up, `<` where it is walked down.
 */
export function isBeyond(
  stretch: Stretch,
  place: string | Placeholder,
  sign: ">" | "<",
  ties: Ties,
): SQL {
  const { first } = stretch;
  const than = sql.raw(sign);
  const { columns, values } = ties;
  if (!first) return sql`(${columns}) ${than} (${values})`;
  const value = typeof place === "string" ? placeOf(stretch, place) : place;
  const from = sql`${value}::${sql.raw(first.reads.type)}`;
  // Said twice, because the index of what sorts first knows nothing of the rest.
  return sql`(${first.by} ${than}= ${from}
    and (${first.by}, ${columns}) ${than} (${from}, ${values}))`;
}

/** The place in a cursor as it is compared with those of a stretch. */
export function placeOf({ first }: Stretch, place: string): string {
  return first ? first.reads.clean(place) : place;
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
