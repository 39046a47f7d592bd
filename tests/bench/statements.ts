import postgres from "postgres";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "#app/platform/embedded-postgres.server.ts";

/** An embedded PostgreSQL that counts statements: the extension must be loaded at its start. */
export async function benchServer(dataDirectory: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory });
  const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  const [loaded] = await owner`show shared_preload_libraries`;
  const counts = String(loaded?.shared_preload_libraries).includes("pg_stat_statements");
  if (!counts)
    await owner.unsafe("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await owner.end();
  if (counts) return server;
  await server.stop();
  return startEmbeddedPostgres({ dataDirectory });
}

export type AskedOfDatabase = { statements: number; transactions: number };

/** A statement as PostgreSQL keeps it, without its values. */
export type LongStatement = { text: string; calls: number; milliseconds: number; total: number };

/** Counts what the application asked of this database so far. */
export async function openStatementCounter(ownerUrl: string) {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner`create extension if not exists pg_stat_statements`;
  return {
    async count(): Promise<AskedOfDatabase> {
      const control = "^\\s*(begin|commit|rollback|set|select set_config)";
      const [row] = await owner`
        select coalesce(sum(calls) filter (where query !~* ${control}), 0)::int as statements,
               coalesce(sum(calls) filter (where query ~* '^\s*begin'), 0)::int as transactions
        from pg_stat_statements join pg_roles on pg_roles.oid = userid
        where rolname in ('flowdown_web', 'flowdown_system')
          and dbid = (select oid from pg_database where datname = current_database())`;
      return {
        statements: Number(row?.statements ?? 0),
        transactions: Number(row?.transactions ?? 0),
      };
    },
    /** Begin to count anew. */
    async forget(): Promise<void> {
      await owner`select pg_stat_statements_reset()`;
    },
    /** The statements that took PostgreSQL longest since then, in all. */
    async listLongest(most: number): Promise<LongStatement[]> {
      return owner<LongStatement[]>`
        select query as text, calls::int, mean_exec_time as milliseconds, total_exec_time as total
        from pg_stat_statements join pg_roles on pg_roles.oid = userid
        where rolname in ('flowdown_web', 'flowdown_system')
          and dbid = (select oid from pg_database where datname = current_database())
        order by total_exec_time desc limit ${most}`;
    },
    stop: () => owner.end(),
  };
}
