import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { EmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";

/** A database that its maker drops. */
export type ThrowAwayDatabase = { name: string; url: string; drop(): Promise<void> };

/**
 * Make one of a name of its own.
 *
 * @param prefix of its name: whose it is, for `dropAbandoned`.
 * @param template whose copy it is; PostgreSQL's own, which is empty, when absent.
 */
export async function makeDatabase(
  serverUrl: string,
  prefix: string,
  template = "template1",
): Promise<ThrowAwayDatabase> {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  const onServer = (work: (sql: postgres.Sql) => Promise<unknown>) => connect(serverUrl, work);
  await onServer((sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    name,
    url: url.toString(),
    drop: () => onServer((sql) => sql`drop database if exists ${sql(name)} with (force)`),
  };
}

/**
 * Drop what runs that were cut short left behind. Only a server that this process has just started
 * is cleaned: on one that runs already, somebody may be using them.
 */
export async function dropAbandoned(server: EmbeddedPostgres, prefix: string): Promise<void> {
  if (server.adopted) return;
  await connect(server.ownerUrl, async (sql) => {
    const found = await sql<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${`${prefix}_`})`;
    for (const { name } of found) await sql`drop database if exists ${sql(name)}`;
  });
}

async function connect(
  serverUrl: string,
  work: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
