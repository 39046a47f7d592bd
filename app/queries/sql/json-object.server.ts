import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** What stands for each member of an object, each once. */
export type JsonMembers<Form extends object> = { readonly [Member in keyof Form]-?: SQLWrapper };

/**
 * An object of JSON that PostgreSQL writes: a list of many rows is neither taken apart by the driver nor
 * put together anew. Its members are those of `Form`, which the compiler holds it to, in the order in which
 * they are given; that each is of its type is for a test to find.
 */
export function jsonObject<Form extends object>(members: JsonMembers<Form>): SQL<Form> {
  const columns = Object.entries<SQLWrapper>(members).map(
    ([name, value]) => sql`${value} as ${sql.identifier(name)}`,
  );
  return sql`(select row_to_json(told) from (select ${sql.join(columns, sql`, `)}) told)`;
}
