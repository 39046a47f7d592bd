import { execFile } from "node:child_process";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Cluster } from "./cluster.server.ts";
import { spawnAs } from "./identity.server.ts";
import { choosePort } from "./settings.server.ts";

const LETTING_GO_MILLISECONDS = 1_000;
const POLL_MILLISECONDS = 20;
const START_LIMIT_MILLISECONDS = 60_000;
const STOP_LIMIT_MILLISECONDS = 10_000;

/** A running PostgreSQL server, as its `postmaster.pid` tells. */
export type Postmaster = { pid: number; port: number };

/**
 * The server that already runs on this cluster, once it is ready; null when there is none.
 * A server that is starting or stopping is waited for, a stuck one is stopped, and a stale
 * `postmaster.pid` whose number now belongs to another program is removed.
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const deadline = Date.now() + STOP_LIMIT_MILLISECONDS;
  for (;;) {
    const found = await readPostmaster(cluster.directory);
    if (!found) return null;
    if (found.status === "ready") return found;
    if (Date.now() > deadline) {
      await stopPostmaster(cluster, found);
      return null;
    }
    await sleep(POLL_MILLISECONDS);
  }
}

/**
 * Start a server on the cluster and wait until it accepts connections.
 *
 * @returns null when it ended at once: someone else took the port or the cluster first, or the
 *   processes of one that was killed have not let go of its memory yet.
 * @throws Error with the end of the server's log when it fails for any other reason.
 */
export async function launchPostmaster(
  cluster: Cluster,
  { fsync }: { fsync: boolean },
): Promise<Postmaster | null> {
  const port = await choosePort(cluster.settings.port);
  const logPath = join(cluster.dataDirectory, "server.log");
  const log = await open(logPath, "w", 0o600);
  const durability = fsync
    ? []
    : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
  const command = [cluster.binaries.postgres, "-D", cluster.directory, "-p", String(port)];
  const limits = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  // Detached: Ctrl-C in a terminal reaches every process of the group, and the portal must
  // finish its requests before its database goes away.
  const child = spawnAs(
    cluster.identity,
    [...command, ...limits, "-c", "max_connections=200", ...durability],
    { cwd: "/", detached: true, stdio: ["ignore", log.fd, log.fd] },
  );
  const ended = new Promise<true>((resolve) => {
    child.once("error", () => resolve(true));
    child.once("exit", () => resolve(true));
  });
  child.unref();
  await log.close();
  const deadline = Date.now() + START_LIMIT_MILLISECONDS;
  while (Date.now() < deadline) {
    const found = await readPostmaster(cluster.directory);
    if (found && found.pid === child.pid && found.status === "ready") return found;
    if (await Promise.race([ended, sleep(POLL_MILLISECONDS)])) {
      const tail = (await readFile(logPath, "utf8")).trim().split("\n").slice(-3).join(" ");
      if (/already exists|could not bind|Address already in use/.test(tail)) return null;
      if (tail.includes("pre-existing shared memory block")) {
        await sleep(LETTING_GO_MILLISECONDS);
        return null;
      }
      throw new Error(`PostgreSQL did not start: ${tail} (see ${logPath})`);
    }
  }
  throw new Error(`PostgreSQL was not ready within a minute (see ${logPath}).`);
}

/** Stop a server: let transactions end by rollback, and insist when that takes too long. */
export async function stopPostmaster(cluster: Cluster, { pid }: { pid: number }): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!(await isPostmaster(pid, cluster.directory))) return;
    process.kill(pid, signal);
    const deadline = Date.now() + STOP_LIMIT_MILLISECONDS;
    while (Date.now() < deadline) {
      if (!(await isPostmaster(pid, cluster.directory))) return;
      await sleep(POLL_MILLISECONDS);
    }
  }
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function readPostmaster(
  directory: string,
): Promise<(Postmaster & { status: string }) | null> {
  const path = join(directory, "postmaster.pid");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (await isPostmaster(pid, directory))
    return { pid, port: Number(lines[3]), status: lines[7] ?? "starting" };
  // PostgreSQL replaces the file of a dead process itself (after checking its shared memory), but
  // refuses to start when the number has been given to another program since.
  if (isProcessAlive(pid)) await rm(path, { force: true });
  return null;
}

/** Whether `pid` is a living server of this cluster, and not a later program with its number. */
async function isPostmaster(pid: number, directory: string): Promise<boolean> {
  if (!(pid > 0)) return false;
  const commandLine = await readCommandLine(pid);
  return commandLine.includes("postgres") && commandLine.includes(directory);
}

/** Empty for a process that is gone, or that has ended and waits to be collected. */
async function readCommandLine(pid: number): Promise<string> {
  if (process.platform === "linux") return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).then(
    ({ stdout }) => stdout,
    () => "",
  );
}
