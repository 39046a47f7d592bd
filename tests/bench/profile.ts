import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { env } from "#app/platform/env.server.ts";
import { startPortal } from "./portal.ts";
import { openBenchPortfolio } from "./portfolio.ts";
import { openStatementCounter } from "./statements.ts";
import type { ProfileResult } from "./types.ts";

const SECONDS = 6;
const WARM_UP_SECONDS = 3;
const CONNECTIONS = 4;
const LISTED = 10;
const SHOWN_CHARACTERS = 160;

/** What `node --cpu-prof` writes; times are in microseconds. */
type Profile = {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number };
    children?: number[];
  }[];
  samples: number[];
  timeDeltas: number[];
};

const only = process.argv.slice(3);
const counter = await openStatementCounter(env().databaseUrl);
const { pages, cookie } = await openBenchPortfolio(Number(process.argv[2]));
const results: ProfileResult[] = [];
for (const { name, path, isSignedIn } of pages) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.error(name);
  const folder = await mkdtemp(join(tmpdir(), "flowdown-profile-"));
  const portal = await startPortal(["--cpu-prof", `--cpu-prof-dir=${folder}`]);
  const asked = {
    url: `${portal.url}${path}`,
    headers: isSignedIn ? { cookie } : {},
    connections: CONNECTIONS,
  };
  await autocannon({ ...asked, duration: WARM_UP_SECONDS });
  await counter.forget();
  const { requests } = await autocannon({ ...asked, duration: SECONDS });
  const longest = await counter.listLongest(LISTED);
  await portal.stop();
  const [file = ""] = await readdir(folder);
  const profile = JSON.parse(await readFile(join(folder, file), "utf8")) as Profile;
  await rm(folder, { recursive: true });
  results.push({
    name,
    requests: requests.total,
    packages: listTop(profile, nameOwner),
    top: listTop(profile, nameFrame),
    statements: longest.map(({ text, calls, total }) => ({
      text: text.replaceAll(/\s+/g, " ").slice(0, SHOWN_CHARACTERS),
      milliseconds: total / requests.total,
      calls: calls / requests.total,
    })),
  });
}
await counter.stop();
console.log(JSON.stringify(results));

type CallFrame = Profile["nodes"][number]["callFrame"];

/** Where the time of the load itself went: what ran longest, without what it called. */
function listTop(
  { nodes, samples, timeDeltas }: Profile,
  nameIt: (frame: CallFrame) => string,
): ProfileResult["top"] {
  const nameOf = new Map(nodes.map(({ id, callFrame }) => [id, nameIt(callFrame)]));
  const spent = new Map<string, number>();
  let total = 0;
  for (let at = samples.length - 1; at >= 0 && total < SECONDS * 1_000_000; at -= 1) {
    const name = nameOf.get(samples[at] ?? 0) ?? "";
    const micros = timeDeltas[at] ?? 0;
    total += micros;
    spent.set(name, (spent.get(name) ?? 0) + micros);
  }
  const busy = total - (spent.get("(idle)") ?? 0);
  return [...spent]
    .filter(([name]) => name !== "(idle)")
    .sort(([, a], [, b]) => b - a)
    .slice(0, LISTED)
    .map(([name, micros]) => ({ name, share: micros / busy }));
}

/** A function by where it stands. */
function nameFrame({ functionName, url, lineNumber }: CallFrame): string {
  const file = url
    .split("/node_modules/")
    .at(-1)
    ?.replace(/^file:\/\/.*\/build\//, "build/");
  return url
    ? `${functionName || "(anonymous)"} ${file}:${lineNumber + 1}`
    : functionName || "(native)";
}

/** Whose code it is: ours, a package's, Node's own. */
function nameOwner({ functionName, url }: CallFrame): string {
  if (functionName === "(idle)" || functionName === "(garbage collector)") return functionName;
  if (!url) return "native";
  if (url.startsWith("node:")) return "node";
  return /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? "flowdown";
}
