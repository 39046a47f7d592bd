import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildIfNeeded } from "#app/cli/build-if-needed.ts";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { type MailSink, startMailSink } from "./mail-sink.ts";
import { TEST_APP_SECRET, testEnvironment } from "./test-environment.ts";
import { dropAbandoned, makeDatabase } from "./throw-away-database.ts";

/** A built portal in a process of its own, with a database and a mail server of its own. */
export type Portal = {
  url: string;
  mail: MailSink;
  /** Every line that the server wrote since it was started first. */
  log(): string;
  /** Resident memory in MiB; null where the system does not tell. */
  memoryMiB(): number | null;
  /** End the server as a power cut would. */
  kill(): Promise<void>;
  /** Start it again on the same database. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Start a portal for end-to-end tests. The environment of this process is set alike, so that test
 * code can reach the same database by the platform's own functions.
 */
export async function startPortal(): Promise<Portal> {
  await buildIfNeeded(() => {});
  const dataDirectory = ".data/e2e";
  const server = await startEmbeddedPostgres({ dataDirectory, fsync: false });
  await dropAbandoned(server, "e2e");
  const mail = await startMailSink();
  const database = await makeDatabase(server.ownerUrl, "e2e");
  await migrateDatabase({ ownerUrl: database.url, appSecret: TEST_APP_SECRET });
  const evidenceDirectory = resolve(dataDirectory, "evidence", database.name);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  Object.assign(process.env, testEnvironment(database.url, evidenceDirectory), {
    APP_URL: url,
    PORT: String(port),
    SMTP_URL: mail.url,
    NODE_ENV: "production",
  });
  let log = "";
  const keep = (text: string) => {
    log += text;
  };
  let child = await launch(url, keep);
  return {
    url,
    mail,
    log: () => log,
    memoryMiB: () => readResident(child.pid),
    async kill() {
      await end(child, "SIGKILL");
    },
    async start() {
      child = await launch(url, keep);
    },
    async stop() {
      await end(child, "SIGTERM");
      await mail.stop();
      await database.drop();
      await rm(evidenceDirectory, { recursive: true, force: true });
      await server.stop();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function launch(url: string, keep: (text: string) => void): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["app/cli/start.js"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: withoutOwner(), LOG_LEVEL: "error" },
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      keep(text);
      process.stderr.write(text);
    });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error("the portal ended at once");
    const isReady = await fetch(`${url}/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return child;
    await sleep(100);
  }
  throw new Error("the portal did not become ready");
}

/** A portal needs no more of the owner than where the database is. */
function withoutOwner(): string {
  const address = new URL(process.env.DATABASE_URL ?? "");
  address.username = "";
  address.password = "";
  return address.toString();
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((ended) => {
    child.once("exit", () => ended());
    child.kill(signal);
  });
}

/** Linux alone tells it in a file. */
function readResident(pid: number | undefined): number | null {
  try {
    const [, kibibytes] =
      /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kibibytes ? Math.round(Number(kibibytes) / 1024) : null;
  } catch {
    return null;
  }
}
