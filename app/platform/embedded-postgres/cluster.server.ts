import { execFile } from "node:child_process";
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Binaries, copyBinaries, locateBinaries } from "./binaries.server.ts";
import {
  canServe,
  type Identity,
  isRoot,
  namespaceIdentity,
  runAs,
  selfIdentity,
  systemUserIdentity,
} from "./identity.server.ts";
import { isProcessAlive } from "./postmaster.server.ts";
import { loadSettings, type Settings, saveSettings } from "./settings.server.ts";

const EXTERNAL_HOME = "/var/lib/flowdown";

/** An initialised PostgreSQL cluster and all that is needed to start it. */
export type Cluster = {
  dataDirectory: string;
  /** PGDATA itself. */
  directory: string;
  binaries: Binaries;
  identity: Identity;
  settings: Settings;
};

/**
 * Make sure `dataDirectory` holds an initialised cluster.
 *
 * @throws Error with one sentence when nobody on this system can run PostgreSQL there.
 */
export async function prepareCluster(dataDirectory: string): Promise<Cluster> {
  const owner = await ownerOf(dataDirectory);
  const settings = await loadSettings(dataDirectory);
  const installed = await locateBinaries();
  const place = await choosePlace(dataDirectory, settings, installed, owner);
  const cluster = { dataDirectory, ...place, directory: join(place.base, "cluster") };
  await initialise(cluster, place.base);
  await requireSameMajor(cluster);
  return cluster;
}

type Place = { base: string; identity: Identity; binaries: Binaries; settings: Settings };
type Owner = { uid: number; gid: number };

async function choosePlace(
  dataDirectory: string,
  settings: Settings,
  binaries: Binaries,
  owner: Owner,
): Promise<Place> {
  if (settings.externalDirectory) return choosePlaceOutside(dataDirectory, settings, binaries);
  const here = { base: dataDirectory, binaries, settings };
  for (const propose of proposals(owner)) {
    const identity = await propose();
    if (!identity) continue;
    await handOver(dataDirectory, identity);
    if (await canServe(identity, binaries.postgres, dataDirectory)) return { ...here, identity };
  }
  if (isRoot()) return choosePlaceOutside(dataDirectory, settings, binaries);
  throw new Error(
    `PostgreSQL cannot run in ${dataDirectory}: give the current user a name and write access to it.`,
  );
}

/** Who could run the server, best first: whoever owns the folder, then nobody new, then a new user. */
function proposals(owner: Owner): (() => Promise<Identity | null>)[] {
  if (!isRoot()) return [async () => selfIdentity(), namespaceIdentity];
  if (owner.uid !== 0) return [async () => ({ prefix: [], ...owner }), systemUserIdentity];
  return [namespaceIdentity, systemUserIdentity];
}

/** Where the system user cannot enter the data directory, binaries and cluster live in /var/lib. */
async function choosePlaceOutside(
  dataDirectory: string,
  settings: Settings,
  installed: Binaries,
): Promise<Place> {
  const identity = await systemUserIdentity();
  const name = `cluster-${settings.password.slice(0, 8).toLowerCase()}-${process.pid}`;
  const base = settings.externalDirectory ?? join(EXTERNAL_HOME, name);
  if (identity) {
    const binaries = await copyBinaries(installed, EXTERNAL_HOME);
    await mkdir(base, { recursive: true, mode: 0o711 });
    await handOver(base, identity);
    const saved = { ...settings, externalDirectory: base };
    if (base !== settings.externalDirectory) await saveSettings(dataDirectory, saved);
    if (await canServe(identity, binaries.postgres, base))
      return { base, identity, binaries, settings: saved };
  }
  throw new Error(
    "PostgreSQL refuses to run as root and this system allows neither user namespaces nor a new user: run this as another user, or set DATABASE_URL.",
  );
}

/** Give a folder to the user who will run the server, with the cluster in it if there is one. */
async function handOver(directory: string, { uid, gid }: Identity): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  const cluster = join(directory, "cluster");
  const isTheirs = await stat(cluster).then(
    (found) => found.uid === uid,
    () => true,
  );
  await chown(directory, uid, gid);
  await chown(join(directory, "server.json"), uid, gid).catch(() => undefined);
  if (!isTheirs) await promisify(execFile)("chown", ["-R", `${uid}:${gid}`, cluster]);
}

/** initdb works in a draft that is renamed when complete, so a kill in the middle leaves no half cluster. */
async function initialise(cluster: Cluster, base: string): Promise<void> {
  if (await exists(join(cluster.directory, "PG_VERSION"))) return;
  await removeAbandonedDrafts(base);
  const { identity, settings, binaries } = cluster;
  const draft = join(base, `initdb-${process.pid}`);
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${settings.password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(draft, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  const { isOk, stderr } = await runAs(identity, [
    binaries.initdb,
    `--pgdata=${draft}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ]);
  await rm(passwordFile);
  if (!isOk) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not be initialised in ${base}: ${stderr.trim()}`);
  }
  await rename(draft, cluster.directory).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    await rm(draft, { recursive: true, force: true });
  });
}

async function removeAbandonedDrafts(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = /^initdb-(\d+)/.exec(name)?.[1];
    if (pid && (Number(pid) === process.pid || !isProcessAlive(Number(pid))))
      await rm(join(base, name), { recursive: true, force: true });
  }
}

async function requireSameMajor({ directory, binaries, dataDirectory }: Cluster): Promise<void> {
  const found = (await readFile(join(directory, "PG_VERSION"), "utf8")).trim();
  const ours = binaries.version.split(".")[0];
  if (found === ours) return;
  throw new Error(
    `${dataDirectory} was made by PostgreSQL ${found} and this is ${ours}: move it away, or dump it with the old version first.`,
  );
}

/** The owner of the cluster, of its folder, or of the nearest folder above that exists. */
async function ownerOf(dataDirectory: string): Promise<Owner> {
  for (const path of [join(dataDirectory, "cluster"), ...ancestry(dataDirectory)]) {
    const found = await stat(path).catch(() => null);
    if (found) return { uid: found.uid, gid: found.gid };
  }
  return { uid: 0, gid: 0 };
}

function ancestry(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...ancestry(above)];
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
