import { sql } from "drizzle-orm";
import postgres from "postgres";
import { asSystem } from "#app/platform/db.server.ts";

/** Until somebody waits for a lock that another transaction of this database holds. */
export async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [found] = await asSystem((tx) =>
      tx.execute<{ waits: boolean }>(sql`select exists (select 1 from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0) as waits`),
    );
    if (found?.waits) return;
  }
}

/** What somebody who waited for the log was found to hold, by table. */
type Holding = {
  /** rows so held that a foreign key to them would wait */
  forReferences: Record<string, number>;
  /** rows that nobody else may change */
  forChanges: Record<string, number>;
};

/**
 * Send while somebody else holds the logs of all primes, and look what the sender holds once it waits for
 * one of them: whoever had that log in hand and wanted such a row would wait for the sender, and it for them.
 *
 * @returns with it the answer; nothing is held where no log was waited for.
 */
export async function sendWhileLogsAreHeld<T>(
  send: () => Promise<T>,
): Promise<{ sent: T } & Holding> {
  const owner = postgres(process.env.DATABASE_URL ?? "", {
    max: 2,
    onnotice: () => {},
    connection: { max_parallel_workers_per_gather: 0 },
  });
  try {
    let sending: Promise<T> | undefined;
    const held = await owner.begin(async (tx): Promise<Holding> => {
      await tx`select 1 from oversight_trees order by prime_id for update`;
      let isDone = false;
      sending = send().finally(() => {
        isDone = true;
      });
      sending.catch(() => {});
      while (!(await isWaitedFor(tx))) if (isDone) return { forReferences: {}, forChanges: {} };
      return {
        forReferences: await countHeld(owner, "key share"),
        forChanges: await countHeld(owner, "no key update"),
      };
    });
    if (!sending) throw new Error("nothing was sent");
    return { sent: await sending, ...held };
  } finally {
    await owner.end();
  }
}

/** Also by who waits for somebody else that waits for this. */
async function isWaitedFor(tx: postgres.TransactionSql): Promise<boolean> {
  // Within a transaction PostgreSQL shows the sessions of the first look, and not who came since.
  await tx`select pg_stat_clear_snapshot()`;
  const [row] = await tx<{ waits: boolean }[]>`select exists (select 1 from pg_stat_activity
    where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0) as waits`;
  return row?.waits ?? false;
}

/** Rows of each table that cannot be held this way now, because somebody else holds them. */
async function countHeld(
  owner: postgres.Sql,
  how: "key share" | "no key update",
): Promise<Record<string, number>> {
  const tables = await owner<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'oversight_trees'
    order by relname`;
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, (select count(*) from "${name}")::int
      - (select count(*) from (select 1 from "${name}" for ${how} skip locked) free)::int as held`,
  );
  const rows = await owner.unsafe<{ name: string; held: number }[]>(counts.join(" union all "));
  return Object.fromEntries(rows.flatMap(({ name, held }) => (held > 0 ? [[name, held]] : [])));
}
