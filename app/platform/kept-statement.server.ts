import { fillPlaceholders, type Query } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { clientOf, type Statement, type Transaction } from "./db.server.ts";

type Prepared = { execute(values?: Record<string, unknown>): Promise<unknown> };
/** What drizzle builds a statement with. */
export type Preparable = { prepare(name: string): Prepared };
/** What a statement answers. */
export type RowsOf<Query extends Preparable> = ReturnType<ReturnType<Query["prepare"]>["execute"]>;

/** Builds statements that are asked elsewhere, or stand within another one. */
export const statementBuilder = new QueryBuilder({ casing: "snake_case" });

/** More would be texts that nobody asks again. */
const MOST_TEXTS = 200;

/**
 * Statements of a kind whose text differs by more than values can say: by what a list is narrowed to. The
 * text of each is made once.
 *
 * @returns the statement of a key, with a value for each `sql.placeholder(name)` in it; a missing one throws.
 *   The key says everything that the text depends on: who reads, and when, are values.
 */
export function keptStatements(): (
  key: string,
  build: () => { toSQL(): Query },
  values: Record<string, unknown>,
) => Statement {
  const kept = new Map<string, Query>();
  return (key, build, values) => {
    const { sql: text, params } = kept.get(key) ?? build().toSQL();
    kept.delete(key);
    kept.set(key, { sql: text, params });
    const [oldest] = kept.keys();
    if (kept.size > MOST_TEXTS && oldest !== undefined) kept.delete(oldest);
    return { text, values: fillPlaceholders(params, values) };
  };
}

/**
 * A statement that is asked on page after page, whose text is made once: making it costs more than most
 * of them take to answer.
 *
 * @param build the statement, with `sql.placeholder(name)` for whatever differs from one time to the next.
 * @returns asks it in a transaction, with a value for each placeholder; a missing one throws.
 */
export function keptStatement<Query extends Preparable>(
  build: (tx: Transaction) => Query,
): (tx: Transaction, values: Record<string, unknown>) => RowsOf<Query> {
  let kept: Prepared | undefined;
  return (tx, values) => {
    // drizzle's text is for every transaction, its way to the database is for the first alone.
    kept ??= Object.assign(build(tx).prepare("kept"), { client: null });
    const asked: Prepared = Object.create(kept, {
      client: { value: clientOf(tx) },
      prepare: { value: false },
    });
    return asked.execute(values) as RowsOf<Query>;
  };
}
