import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type postgres from "postgres";

const ROWS_PER_CHUNK = 500;

/**
 * Add rows to a table by COPY.
 *
 * @param sql of a connection that no policy holds, which COPY refuses.
 * @param rows all with the same columns; columns that none of them names take their defaults.
 */
export async function copyRows<T extends PgTable>(
  sql: postgres.TransactionSql,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const keys = Object.keys(first);
  const columns = keys.map((key) => `"${snakeCase(key)}"`).join(", ");
  const target = await sql
    .unsafe(`copy public.${getTableName(table)} (${columns}) from stdin`)
    .writable();
  await pipeline(Readable.from(writeLines(table, keys, rows)), target);
}

function* writeLines(
  table: PgTable,
  keys: readonly string[],
  rows: readonly Record<string, unknown>[],
): Generator<string> {
  const types = new Map(
    Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.dataType]),
  );
  for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK)
    yield rows
      .slice(start, start + ROWS_PER_CHUNK)
      .map((row) => `${keys.map((key) => writeValue(row[key], types.get(key))).join("\t")}\n`)
      .join("");
}

function writeValue(value: unknown, type: string | undefined): string {
  if (value === null || value === undefined) return "\\N";
  if (type === "json") return escapeText(JSON.stringify(value));
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escapeText(`{${value.map(writeElement).join(",")}}`);
  return escapeText(String(value));
}

function writeElement(element: unknown): string {
  return `"${String(element).replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`;
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** The text format of COPY. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
