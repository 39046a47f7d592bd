import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, timestamp, uuid } from "drizzle-orm/pg-core";

/** Primary key of almost every table: a random UUID made by the application or the database. */
export const id = () => uuid().primaryKey().defaultRandom();

/** An instant, stored with its zone, read as a `Date`. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 });

/** When the row came to be: set by the database unless the writer knows better. */
export const createdAt = () => instant().notNull().default(sql`now()`);

/** A CHECK that holds a text column to a closed vocabulary: `text({ enum })` alone only types it. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  const list = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  return check(name, sql`${column} in (${sql.raw(list)})`);
}
