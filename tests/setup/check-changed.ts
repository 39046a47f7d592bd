import { execFileSync, spawnSync } from "node:child_process";
import { lstatSync } from "node:fs";
import { resolve } from "node:path";

/**
 * `npm run check:changed`: format and lint of what differs from `main`, committed or not, the types,
 * and the unit tests that import any of it. The structure tests and layers are left to `npm test`.
 */
const base = process.argv[2] ?? "main";
const changed = listChanged();
// A changed package.json would have every test run.
const code = changed.filter((path) => /^catalogs\/.*\.json$|\.(tsx?|jsx?|cjs)$/.test(path));
const checks: [name: string, ...command: string[]][] = [
  ["format and lint", "biome", "check", "--no-errors-on-unmatched", ...changed],
  ["types", "tsc", "--noEmit"],
];
if (code.length > 0)
  checks.push([
    "unit tests",
    "vitest",
    "related",
    "--run",
    "--project",
    "unit",
    "--passWithNoTests",
    ...code,
  ]);

console.log(`${changed.length} files differ from ${base}`);
if (changed.length > 0) for (const check of checks) run(check);

/** Files that are there; a folder that is a link is none of ours. */
function listChanged(): string[] {
  const since = git("merge-base", base, "HEAD")[0] ?? base;
  const paths = [
    ...git("diff", "--name-only", "--diff-filter=d", since),
    ...git("ls-files", "--others", "--exclude-standard"),
  ];
  return [...new Set(paths)].filter((path) => lstatSync(path).isFile()).sort();
}

function git(...args: string[]): string[] {
  return execFileSync("git", args, { encoding: "utf8" }).split("\n").filter(Boolean);
}

function run([name, program = "", ...args]: (typeof checks)[number]): void {
  const startedAt = Date.now();
  const { status, stdout, stderr } = spawnSync(resolve("node_modules/.bin", program), args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  if (status === 0) return;
  console.log(`${stdout}\n${stderr}`.trim());
  process.exitCode = 1;
}
