import postgres from "postgres";
import { readClock, setClock } from "./clock.ts";

/** The time of the year, for every process, the database and the queue. */
export type YearTime = {
  now(): Date;
  /** Let the time pass until an instant: what waits for its hour, and what a dead worker held, ages with it. */
  passTo(at: Date): Promise<void>;
  /** Put a round on the queue, as the crontab of each of so many portals would. */
  enqueueSweeps(count: number): Promise<void>;
  /**
   * Wait until nothing is left on the queue, letting the time pass where all of it waits.
   *
   * @throws when it is not done by an instant.
   */
  drain(latest: Date): Promise<void>;
  /** Wait until nothing can be done now: all that is left waits for its hour. */
  rest(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * What is left on the queue: in all, to be done now or in somebody's hands, and held by the dead; and in
 * how many milliseconds what waits for its hour is due, as far as that is soon after the first of it.
 */
type Left = { all: number; now: number; left_by_dead: number; next: number | null };

const later = (at: Date, milliseconds: number) =>
  new Date(at.getTime() + Math.ceil(milliseconds) + 1);

const POLL_MS = 25;
const MINUTE_MS = 60_000;
/** After four hours the queue takes a dead worker's job for free. */
const HELD_MS = 241 * MINUTE_MS;

/**
 * Take the time of a database into one's hand, from an instant on: from now on the defaults of its
 * tables take the clock of the year too.
 *
 * @param databaseUrl of its owner.
 * @param given.living the names under which the workers that live hold jobs, once each of them works.
 */
export async function takeTime(
  databaseUrl: string,
  { file, start, living }: { file: string; start: Date; living: () => Promise<string[]> },
): Promise<YearTime> {
  const owner = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  setClock(file, start);
  await owner.unsafe(`
    create schema year;
    create table year.clock (set_to timestamptz not null, written_at timestamptz not null);
    insert into year.clock values ('${start.toISOString()}', clock_timestamp());
    create function year.now() returns timestamptz language sql stable security definer
      as 'select set_to + (clock_timestamp() - written_at) from year.clock';
    grant usage on schema year to public;
    do $$ declare one record; begin
      for one in select table_name, column_name from information_schema.columns
        where table_schema = 'public' and column_default = 'now()'
      loop
        execute format('alter table public.%I alter column %I set default year.now()',
          one.table_name, one.column_name);
      end loop;
    end $$`);
  const now = () => new Date(readClock(file));
  const look = async () => {
    const alive = await living();
    const [left] = await owner<Left[]>`
      select count(*)::int as all,
        count(*) filter (where locked_at is null and run_at <= now()
          or locked_by = any(${alive}::text[]))::int as now,
        count(*) filter (where locked_by <> all(${alive}::text[]))::int as left_by_dead,
        extract(epoch from max(run_at) filter (where run_at > now() and run_at <= soon) - now())
          * 1000 as next
      from graphile_worker._private_jobs
      cross join (select min(run_at) + interval '2 minutes' as soon
        from graphile_worker._private_jobs where run_at > now()) first`;
    if (!left) throw new Error("the queue does not answer");
    return left;
  };
  const passTo = async (at: Date) => {
    const passed = at.getTime() - now().getTime();
    if (passed <= 0) return;
    const by = `${passed} milliseconds`;
    await owner.begin(async (tx) => {
      await tx`update graphile_worker._private_jobs set
        run_at = run_at - ${by}::interval, locked_at = locked_at - ${by}::interval`;
      await tx`update year.clock set set_to = ${at.toISOString()}, written_at = clock_timestamp()`;
      setClock(file, at);
    });
    await owner`select pg_notify('jobs:insert', '{"count": 100}')`;
  };
  const sleep = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));
  /** The workers look every now and then for what is held too long. */
  const untilFreed = async () => {
    while ((await look()).left_by_dead > 0) await sleep();
  };
  return {
    now,
    passTo,
    async enqueueSweeps(count) {
      for (let one = 0; one < count; one += 1) await owner`select graphile_worker.add_job('sweep')`;
    },
    async drain(latest) {
      for (;;) {
        const left = await look();
        if (left.all === 0) return;
        if (now() > latest)
          throw new Error(`At ${now().toISOString()} there is left: ${JSON.stringify(left)}`);
        if (left.now > 0) await sleep();
        else if (left.next !== null) await passTo(later(now(), Number(left.next)));
        else await passTo(later(now(), HELD_MS)).then(untilFreed);
      }
    },
    async rest() {
      while ((await look()).now > 0) await sleep();
    },
    async stop() {
      await owner.end();
    },
  };
}
