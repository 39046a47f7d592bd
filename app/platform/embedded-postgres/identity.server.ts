import { type ChildProcess, execFile, type SpawnOptions, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * As whom PostgreSQL runs: it refuses root, and initdb wants a user with a name.
 *
 * `prefix` is a program that drops root without changing who owns the files (a user namespace);
 * `uid` and `gid` name another user of the system, present only when we are root.
 */
export type Identity = { prefix: readonly string[]; uid?: number; gid?: number };

const SYSTEM_USER = "flowdown-postgres";

/** Minimal on purpose: the server must not inherit our secrets, time zone or language. */
export const POSTGRES_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH ?? "/usr/bin:/bin:/usr/sbin:/sbin",
  LC_ALL: "C",
  TZ: "UTC",
};

/** Start a program as `identity`; the process id is the program's own. */
export function spawnAs(
  identity: Identity,
  command: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const [program = "", ...args] = [...identity.prefix, ...command];
  const { uid, gid } = identity;
  return spawn(program, args, { env: POSTGRES_ENVIRONMENT, uid, gid, ...options });
}

/** Run a program as `identity` to its end and give what it wrote to stderr. */
export function runAs(
  identity: Identity,
  command: readonly string[],
): Promise<{ isOk: boolean; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawnAs(identity, command, { cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on("error", (error) => resolve({ isOk: false, stderr: error.message }));
    child.on("close", (code) => resolve({ isOk: code === 0, stderr }));
  });
}

/** Whether `identity` can run this postgres and write into this folder. */
export async function canServe(
  identity: Identity,
  postgres: string,
  directory: string,
): Promise<boolean> {
  const script = '"$0" --version >/dev/null && cd "$1" && test -w .';
  const { isOk } = await runAs(identity, ["/bin/sh", "-c", script, postgres, directory]);
  return isOk;
}

/** Ourselves, when that will do: not root, and known to the system by name. */
export function selfIdentity(): Identity | null {
  if (isRoot()) return null;
  try {
    userInfo();
    return { prefix: [] };
  } catch {
    return null;
  }
}

/** Ourselves under another name: in a user namespace we are not root, yet own what we owned. */
export async function namespaceIdentity(): Promise<Identity | null> {
  if (process.platform !== "linux") return null;
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const uid = passwd
    .split("\n")
    .map((line) => line.split(":")[2])
    .find((field) => field !== undefined && field !== "0");
  if (uid === undefined) return null;
  return { prefix: ["unshare", "--user", `--map-user=${uid}`, `--map-group=${uid}`] };
}

/** A system user of our own, made when it is missing; null where no user can be made. */
export async function systemUserIdentity(): Promise<Identity | null> {
  const known = await lookUpUser(SYSTEM_USER);
  if (known) return known;
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  await run("useradd", [...options, SYSTEM_USER]).catch(() => undefined);
  return lookUpUser(SYSTEM_USER);
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function lookUpUser(name: string): Promise<Identity | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { prefix: [], uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
