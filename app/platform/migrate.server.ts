import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import {
  CONTRIBUTOR_ROLE,
  DATABASE_ROLES,
  type DatabaseRole,
  rolePassword,
} from "./db-roles.server.ts";

/** Any number that no other program on the database takes as its advisory lock. */
const MIGRATION_LOCK = 7012_170_23;

/**
 * Bring a database to the newest form: extension, roles, job queue, tables, policies. Safe to run
 * again and from several processes at once; the roles' passwords follow the application's secret.
 *
 * @param options.ownerUrl a role that may create roles and owns the database.
 * @returns how many migrations were applied now.
 */
export async function migrateDatabase(options: {
  ownerUrl: string;
  appSecret: string;
}): Promise<{ applied: number }> {
  const client = postgres(options.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await client`create extension if not exists pg_trgm`;
    for (const role of DATABASE_ROLES)
      await inTurn(() => putRole(client, role, rolePassword(role, options.appSecret)));
    await inTurn(() => putContributorRole(client));
    await runMigrations({ connectionString: options.ownerUrl });
    await openQueue(client);
    const before = await countMigrations(client);
    await migrate(drizzle(client), { migrationsFolder: "db/migrations" });
    return { applied: (await countMigrations(client)) - before };
  } finally {
    await client.end();
  }
}

const MOST_TRIES = 20;
const WAIT_MILLISECONDS = 50;

/**
 * Roles are the whole server's, and no lock of one database holds others back: where two are migrated at
 * once, one finds the other's change under way, and says its own again.
 */
async function inTurn(putRoles: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await putRoles();
    } catch (error) {
      if (tries === MOST_TRIES || !isDisturbed(error)) throw error;
      await sleep(WAIT_MILLISECONDS);
    }
  }
}

/** PostgreSQL has no code of its own for the first; the others are a role or a grant made meanwhile. */
function isDisturbed(error: unknown): boolean {
  if (!(error instanceof postgres.PostgresError)) return false;
  return error.message === "tuple concurrently updated" || ["42710", "23505"].includes(error.code);
}

async function putRole(client: postgres.Sql, role: DatabaseRole, password: string): Promise<void> {
  const [known] = await client`select 1 from pg_roles where rolname = ${role}`;
  const verb = known ? "alter" : "create";
  await client.unsafe(
    `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
  );
  await client.unsafe(`grant ${role} to current_user`);
}

/** The web's role may take it, and has nothing of it while it does not. */
async function putContributorRole(client: postgres.Sql): Promise<void> {
  const [known] = await client`select 1 from pg_roles where rolname = ${CONTRIBUTOR_ROLE}`;
  if (!known)
    await client.unsafe(
      `create role ${CONTRIBUTOR_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole`,
    );
  await client.unsafe(`alter role flowdown_web noinherit`);
  await client.unsafe(`grant ${CONTRIBUTOR_ROLE} to flowdown_web`);
}

/**
 * Let the queue's role work in the schema of the queue, and nowhere else. Said again at every
 * migration, because a newer version of the queue brings tables of its own.
 */
async function openQueue(client: postgres.Sql): Promise<void> {
  await client.unsafe(`
    grant usage on schema graphile_worker to flowdown_queue;
    grant select on all tables in schema graphile_worker to flowdown_queue;
    grant usage on all sequences in schema graphile_worker to flowdown_queue;
    grant execute on all functions in schema graphile_worker to flowdown_queue;
    do $$
    declare
      t text;
    begin
      for t in
        select relname from pg_class
        where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
      loop
        execute format('grant insert, update, delete on graphile_worker.%I to flowdown_queue', t);
        execute format('drop policy if exists queue on graphile_worker.%I', t);
        execute format('create policy queue on graphile_worker.%I to flowdown_queue
          using (true) with check (true)', t);
      end loop;
    end $$`);
}

async function countMigrations(client: postgres.Sql): Promise<number> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return 0;
  const [row] = await client`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}
