import postgres from "postgres";
import { afterAll, expect, test, vi } from "vitest";
import { roleUrl } from "#app/platform/db-roles.server.ts";
import { env } from "#app/platform/env.server.ts";
import { guardQueue } from "#app/platform/queue-guard.server.ts";

const { databaseUrl, appSecret } = env();
const url = roleUrl(databaseUrl, "flowdown_queue", appSecret);
const queue = postgres(url, { max: 1, onnotice: () => {} });

afterAll(() => queue.end());

/** A job in the hands of a process of this name. */
async function giveJob(name: string): Promise<void> {
  await queue`select graphile_worker.add_job('sweep', job_key := ${name})`;
  await queue`update graphile_worker._private_jobs set locked_at = now(), locked_by = ${name}
    where key = ${name}`;
}

async function holders(): Promise<string[]> {
  const rows = await queue<{ locked_by: string }[]>`
    select locked_by from graphile_worker._private_jobs where locked_by is not null order by locked_by`;
  return rows.map(({ locked_by }) => locked_by);
}

/** End a connection from outside, as the death of its process does. */
async function cut(name: string): Promise<void> {
  await queue`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and objsubid = 2
      and objid = (hashtext(${name})::bigint & 4294967295)::oid`;
  await untilReleased(name);
}

/** PostgreSQL lets go of a lock a moment after the connection is gone. */
async function untilReleased(name: string): Promise<void> {
  await vi.waitFor(async () => {
    const held = await queue`select from pg_locks where locktype = 'advisory' and objsubid = 2
      and objid = (hashtext(${name})::bigint & 4294967295)::oid`;
    expect(held).toHaveLength(0);
  }, 10_000);
}

test("what a dead process held goes back to the queue, what a living one holds does not", async () => {
  const living = await guardQueue(url, "living");
  await giveJob("living");
  await giveJob("dead");
  expect(await living.look()).toEqual([]);
  expect(await holders()).toEqual(["dead", "living"]);
  expect(await living.look()).toEqual(["dead"]);
  expect(await holders()).toEqual(["living"]);
  expect(await living.look()).toEqual([]);
  await living.stop();
});

test("who lost the connection and lives keeps what it holds; who is killed does not", async () => {
  const [one, other] = await Promise.all([guardQueue(url, "one"), guardQueue(url, "other")]);
  await giveJob("one");
  await cut("one");
  expect(await other.look()).not.toContain("one");
  await one.look();
  expect(await other.look()).not.toContain("one");
  expect(await holders()).toContain("one");
  await one.stop();
  await untilReleased("one");
  expect(await other.look()).not.toContain("one");
  expect(await other.look()).toContain("one");
  expect(await holders()).not.toContain("one");
  await other.stop();
});

test("two who look at once give back once, and a name holds its lock once however often it looks", async () => {
  const [one, other] = await Promise.all([guardQueue(url, "one"), guardQueue(url, "other")]);
  await giveJob("gone");
  await Promise.all([one.look(), other.look()]);
  const looked = await Promise.all([one.look(), other.look()]);
  expect(looked.flat()).toContain("gone");
  expect(await holders()).not.toContain("gone");
  await one.stop();
  await untilReleased("one");
  const [held] = await queue<{ count: number }[]>`select count(*)::int from pg_locks
    where locktype = 'advisory' and objsubid = 2 and database = (
      select oid from pg_database where datname = current_database())`;
  expect(held?.count).toBe(1);
  await other.stop();
});
