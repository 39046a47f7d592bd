import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "#app/platform/env.server.ts";

const START_LIMIT_MILLISECONDS = 30_000;

/** The portal as it runs in production: one process that serves pages and jobs. */
export type Portal = {
  url: string;
  /** resident memory; null where the system does not tell */
  memoryMiB(): Promise<number | null>;
  /** time on a processor so far; null where the system does not tell */
  cpuMilliseconds(): Promise<number | null>;
  stop(): Promise<void>;
};

/**
 * Start it as `npm start` does, as a process of its own.
 *
 * @param nodeOptions more of them: to profile it, say.
 */
export async function startPortal(nodeOptions: readonly string[] = []): Promise<Portal> {
  const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
  const [, , ...asStarted] = String(scripts.start).split(" ");
  const child = spawn(process.execPath, [...nodeOptions, ...asStarted], {
    env: process.env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const url = `http://127.0.0.1:${env().port}`;
  const deadline = Date.now() + START_LIMIT_MILLISECONDS;
  while (!(await answers(`${url}/ready`))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error("The portal did not start.");
    await sleep(100);
  }
  return {
    url,
    memoryMiB: () => readResident(child.pid),
    cpuMilliseconds: () => readProcessorTime(child.pid),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

/** Linux alone tells it in a file. */
async function readResident(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kibibytes ? Math.round(Number(kibibytes) / 1024) : null;
}

/** The kernel counts in hundredths of a second, whatever its own clock does. */
const MILLISECONDS_PER_TICK = 10;

/** Time of a process on a processor so far; null where the system does not tell. */
export async function readProcessorTime(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name of the command stands in parentheses and may hold spaces; user and system time follow.
  const [user, system] = status
    .slice(status.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  if (user === undefined || system === undefined) return null;
  return (Number(user) + Number(system)) * MILLISECONDS_PER_TICK;
}
