import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildDirectory } from "./http-server.ts";

const SOURCES = [
  "app",
  "catalogs",
  "db/schema",
  "emails",
  "public",
  "package-lock.json",
  "remix.config.js",
  "vite.config.ts",
];

/** Build the portal unless what stands in the build directory was made from the same sources. */
export async function buildIfNeeded(say: (text: string) => void): Promise<void> {
  const stamp = join(buildDirectory(), "sources.sha256");
  const hash = await hashSources();
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return;
  say("Building the portal");
  await build();
  await writeFile(stamp, hash);
}

async function build(): Promise<void> {
  const command = ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel=warn"];
  // Whoever asks, tests too, gets the portal as it runs: what is built is kept for the next one.
  const env = { ...process.env, NODE_ENV: "production" as const };
  const building = promisify(execFile)(process.execPath, command, { env });
  // A signal to this process alone would leave the build behind.
  const abandon = () => building.child.kill();
  process.once("exit", abandon);
  try {
    await building;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`The build failed:\n${stdout}${stderr}`);
  } finally {
    process.off("exit", abandon);
  }
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES)
    for (const path of await listFiles(source)) hash.update(path).update(await readFile(path));
  return hash.digest("hex");
}

async function listFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
