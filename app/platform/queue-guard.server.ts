import postgres from "postgres";
import { log } from "./log.server.ts";

/** Of the advisory locks that say who lives: the first of their two numbers. */
const LIVING = 0x666c6f77;
/** So often each looks whose jobs are held by nobody. */
const LOOK_MS = 30_000;

/** What a process holds while it works off the queue. */
export type QueueGuard = {
  /**
   * Give back what is held by processes that were dead at the last look and are dead now.
   *
   * @returns the names under which they held it.
   */
  look(): Promise<string[]>;
  stop(): Promise<void>;
};

/**
 * Say as long as this process lives that it does, and give the jobs of processes that died back to the
 * queue, which by itself would leave them alone for four hours.
 *
 * Each holds a lock of the database by the connection that it keeps for this: who is killed loses it with
 * the connection. Who lost the connection alone takes the lock again at its next look, so somebody is dead
 * only who is without it twice in a row.
 *
 * @param url of the queue's role.
 * @param name under which the process holds jobs.
 */
export async function guardQueue(url: string, name: string): Promise<QueueGuard> {
  const client = postgres(url, {
    max: 1,
    max_lifetime: null,
    onnotice: () => {},
    // A machine that vanished is noticed without a word from it.
    connection: { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 },
  });
  let missing = new Set<string>();
  await hold(client, name);
  const look = async () => {
    // The first after a connection was cut only finds out that it was; the next makes a new one.
    await hold(client, name).catch(() => hold(client, name));
    const dead = await listDead(client);
    const sure = dead.filter((one) => missing.has(one));
    missing = new Set(dead);
    if (sure.length > 0) {
      await client`select graphile_worker.force_unlock_workers(${sure}::text[])`;
      log.warn(`Jobs were given back that a process held which died: ${sure.join(", ")}`);
    }
    return sure;
  };
  const lookOrSay = () => look().catch((error: unknown) => log.warn(String(error)));
  await lookOrSay();
  const timer = setInterval(lookOrSay, LOOK_MS);
  timer.unref();
  return {
    look,
    async stop() {
      clearInterval(timer);
      await client.end({ timeout: 5 });
    },
  };
}

/** Take the lock unless this connection has it. */
async function hold(client: postgres.Sql, name: string): Promise<void> {
  await client`
    select pg_try_advisory_lock(${LIVING}, hashtext(${name}))
    where not exists (select from pg_locks where pid = pg_backend_pid() and ${lockOf(client, client`${name}`)})`;
}

/** Who holds jobs and has no lock. */
async function listDead(client: postgres.Sql): Promise<string[]> {
  const rows = await client<{ name: string }[]>`
    select name from (
      select distinct locked_by as name from graphile_worker._private_jobs
      union select distinct locked_by from graphile_worker._private_job_queues) held
    where name is not null
      and not exists (select from pg_locks where ${lockOf(client, client`name`)})
    order by name`;
  return rows.map(({ name }) => name);
}

/** Whether a row of pg_locks is the lock of a name, in this database. */
function lockOf(client: postgres.Sql, name: postgres.PendingQuery<postgres.Row[]>) {
  return client`locktype = 'advisory' and granted and objsubid = 2 and classid = ${LIVING}
    and objid = (hashtext(${name})::bigint & 4294967295)::oid
    and database = (select oid from pg_database where datname = current_database())`;
}
