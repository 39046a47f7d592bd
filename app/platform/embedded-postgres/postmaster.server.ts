import { execFile } from "node:child_process";
import { open, readFile, rm, stat } from "node:fs/promises";
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
/** PostgreSQL makes `postmaster.pid` and writes it at once after: one that stays empty is nobody's. */
const WRITING_LIMIT_MILLISECONDS = 10_000;

/** A running PostgreSQL server, as its `postmaster.pid` tells. */
export type Postmaster = { pid: number; port: number };

/**
 * The server that already runs on this cluster, once it is ready; null when there is none.
 * A server that is starting or stopping is waited for, and a stuck one is stopped.
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
  await removeStalePidFile(cluster.directory);
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
      if (/already exists|is empty|could not bind|Address already in use/.test(tail)) return null;
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
  // To 0 and below a signal goes to a whole group of processes, our own among them.
  if (!(pid > 0)) return false;
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
  const text = await readFile(pidFileOf(directory), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!(await isPostmaster(pid, directory))) return null;
  return { pid, port: Number(lines[3]), status: lines[7] ?? "starting" };
}

/**
 * Remove a `postmaster.pid` that would keep a server from starting. PostgreSQL replaces the file of a
 * dead process itself (after checking its shared memory), but refuses to start when the number has
 * been given to another program since, or when the file is empty, as a machine that lost its power
 * leaves it. An empty file may also be one that a starting server is about to write, and a server whose
 * file is gone never says that it is ready: so only one that stays empty is removed.
 */
async function removeStalePidFile(directory: string): Promise<void> {
  const path = pidFileOf(directory);
  const deadline = Date.now() + WRITING_LIMIT_MILLISECONDS;
  for (;;) {
    const [text, file] = await Promise.all([
      readFile(path, "utf8").catch(() => null),
      stat(path).catch(() => null),
    ]);
    if (text === null || file === null) return;
    const pid = Number(text.split("\n")[0]);
    if (pid > 0) {
      if (!(await isPostmaster(pid, directory)) && isProcessAlive(pid))
        await rm(path, { force: true });
      return;
    }
    const isOld = Date.now() - file.mtimeMs > WRITING_LIMIT_MILLISECONDS;
    if (isOld || Date.now() > deadline) return rm(path, { force: true });
    await sleep(POLL_MILLISECONDS);
  }
}

function pidFileOf(directory: string): string {
  return join(directory, "postmaster.pid");
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
