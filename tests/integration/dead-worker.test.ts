import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
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

type Said = { what: "works" | "begun" | "done"; id?: string };
type QueueProcess = { child: ChildProcess; said: Said[]; until(what: Said["what"]): Promise<Said> };

/** A process of its own that works off the queue. */
function startProcess(how: "hang" | "finish"): QueueProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/setup/queue-process.ts", how], {
    env: process.env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const said: Said[] = [];
  child.on("message", (message) => said.push(message as Said));
  const until = async (what: Said["what"]): Promise<Said> => {
    for (;;) {
      const found = said.find((one) => one.what === what);
      if (found) return found;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the process ended before it said that it ${what}`);
      await Promise.race([once(child, "message"), once(child, "exit")]);
    }
  };
  return { child, said, until };
}

async function kill({ child }: QueueProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
}

test("the job of a process that is killed with SIGKILL goes back, and another does it once", async () => {
  await queue`delete from graphile_worker._private_jobs`;
  const living = new Set<QueueProcess>();
  const start = (how: "hang" | "finish") => {
    const one = startProcess(how);
    living.add(one);
    return one;
  };
  try {
    const killed = start("hang");
    await killed.until("works");
    await queue`select graphile_worker.add_job('sweep', job_key := 'the one')`;
    const { id } = await killed.until("begun");
    const other = start("finish");
    await other.until("works");
    const [name = ""] = await holders();
    living.delete(killed);
    await kill(killed);
    await untilReleased(name);
    expect(await holders()).toEqual([name]);
    expect(other.said.map(({ what }) => what)).not.toContain("done");
    const survivor = await guardQueue(url, "survivor");
    expect(await survivor.look()).toEqual([name]);
    await survivor.stop();
    expect((await other.until("done")).id).toBe(id);
    // What comes after it on the queue is done next: nothing is done twice in between.
    await queue`select graphile_worker.add_job('sweep', job_key := 'the next')`;
    await vi.waitFor(async () => {
      expect(await queue`select from graphile_worker._private_jobs`).toHaveLength(0);
      expect(other.said.filter(({ what }) => what === "done")).toHaveLength(2);
    }, 20_000);
    expect(other.said.filter((one) => one.id === id && one.what === "begun")).toHaveLength(1);
  } finally {
    for (const one of living) await kill(one);
  }
}, 90_000);
