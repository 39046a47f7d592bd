import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** Whether a column of ids is among `ids`: one parameter, however many there are. */
export function among(column: AnyColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${idsText(ids)}::${sql.raw(column.getSQLType())}[])`;
}

/** The same in a kept statement: the placeholder stands for `idsText`. */
export function amongGiven(column: AnyColumn, placeholder: string): SQL {
  return sql`${column} = any(${sql.placeholder(placeholder)}::${sql.raw(column.getSQLType())}[])`;
}

/** Ids as PostgreSQL reads an array of them. */
export function idsText(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}
