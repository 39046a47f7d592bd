import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";

let dataDirectory: string;
let children: ChildProcess[];

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "flowdown-postgres-"));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await (await startEmbeddedPostgres({ dataDirectory })).stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** A process of its own that starts or joins the server, as the demo does, and stays. */
async function startElsewhere(): Promise<{ ownerUrl: string; kill(): Promise<void> }> {
  const script = `
    import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
    const { ownerUrl } = await startEmbeddedPostgres({ dataDirectory: process.argv[1] });
    process.stdout.write(ownerUrl);
    setInterval(() => {}, 60_000);`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script, dataDirectory],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  children.push(child);
  const ownerUrl = await new Promise<string>((started, reject) => {
    child.stdout?.once("data", (text: Buffer) => started(text.toString()));
    child.once("exit", (code) => reject(new Error(`it ended with ${code}`)));
  });
  return {
    ownerUrl,
    kill: () =>
      new Promise((ended) => {
        child.once("exit", () => ended());
        child.kill("SIGKILL");
      }),
  };
}

async function query<T>(ownerUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const answers = (ownerUrl: string) =>
  query(ownerUrl, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  );

/** The file in which PostgreSQL names its process; it may lie outside the data directory. */
async function pidFileOf(ownerUrl: string): Promise<string> {
  const [row] = await query(
    ownerUrl,
    (sql) => sql<{ directory: string }[]>`
      select setting as directory from pg_settings where name = 'data_directory'`,
  );
  return join(String(row?.directory), "postmaster.pid");
}

async function readPid(pidFile: string): Promise<number | null> {
  const text = await readFile(pidFile, "utf8").catch(() => "");
  return Number(text.split("\n")[0]) || null;
}

/** How many processes share the server. */
const countLeases = (ownerUrl: string) =>
  query(ownerUrl, async (sql) => {
    const [row] = await sql`
      select count(*)::int as leases from pg_locks where locktype = 'advisory' and granted`;
    return row?.leases;
  });

test("a killed process leaves its server to the next one, with what was committed", async () => {
  const killed = await startElsewhere();
  await query(killed.ownerUrl, async (sql) => {
    await sql`create table notes (body text)`;
    await sql`insert into notes values ('kept')`;
  });
  await killed.kill();
  await expect.poll(() => countLeases(killed.ownerUrl)).toBe(0);
  const next = await startEmbeddedPostgres({ dataDirectory });
  expect(next.adopted).toBe(true);
  const pidFile = await pidFileOf(next.ownerUrl);
  expect(await readPid(pidFile)).not.toBeNull();
  expect(await query(next.ownerUrl, (sql) => sql`select body from notes`)).toEqual([
    { body: "kept" },
  ]);
  await next.stop();
  expect(await answers(next.ownerUrl)).toBe(false);
  expect(await readPid(pidFile)).toBeNull();
});

test("a server that was killed with its process starts again, with what was committed", async () => {
  const killed = await startElsewhere();
  await query(killed.ownerUrl, (sql) => sql`create table notes (body text)`);
  const pid = await readPid(await pidFileOf(killed.ownerUrl));
  await killed.kill();
  process.kill(Number(pid), "SIGKILL");
  const next = await startEmbeddedPostgres({ dataDirectory });
  expect(await query(next.ownerUrl, (sql) => sql`select body from notes`)).toEqual([]);
  await next.stop();
});

test("the server runs as long as anybody uses it", async () => {
  const other = await startElsewhere();
  const ours = await startEmbeddedPostgres({ dataDirectory });
  await ours.stop();
  expect(await answers(other.ownerUrl)).toBe(true);
  const last = await startEmbeddedPostgres({ dataDirectory });
  await other.kill();
  await expect.poll(() => countLeases(last.ownerUrl)).toBe(1);
  await last.stop();
  expect(await answers(other.ownerUrl)).toBe(false);
});

/** Start and stop once, so that the cluster is there; where PostgreSQL then names its process. */
async function makeCluster(): Promise<string> {
  const first = await startEmbeddedPostgres({ dataDirectory, fsync: false });
  const pidFile = await pidFileOf(first.ownerUrl);
  await first.stop();
  return pidFile;
}

test("a file of its process that PostgreSQL has made and not yet written is left alone", async () => {
  const pidFile = await makeCluster();
  await writeFile(pidFile, "");
  const starting = startEmbeddedPostgres({ dataDirectory, fsync: false });
  await sleep(500);
  expect(await readFile(pidFile, "utf8")).toBe("");
  await rm(pidFile);
  const started = await starting;
  expect(await answers(started.ownerUrl)).toBe(true);
  await started.stop();
});

test("an empty file of a process from long ago keeps nobody from starting", async () => {
  const pidFile = await makeCluster();
  await writeFile(pidFile, "");
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await utimes(pidFile, anHourAgo, anHourAgo);
  const started = await startEmbeddedPostgres({ dataDirectory, fsync: false });
  expect(await answers(started.ownerUrl)).toBe(true);
  await started.stop();
});
