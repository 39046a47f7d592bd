import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** Whether a column of ids is among `ids`: one parameter, however many there are. */
export function among(column: AnyColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${`{${ids.join(",")}}`}::${sql.raw(column.getSQLType())}[])`;
}
