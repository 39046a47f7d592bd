import { spawn } from "node:child_process";
import { cpus } from "node:os";
import postgres from "postgres";
import { buildIfNeeded } from "#app/cli/build-if-needed.ts";
import { dataDirectory, setDemoEnvironment } from "#app/cli/demo-environment.ts";
import { runUntilStopped } from "#app/cli/until-stopped.ts";
import { benchRules } from "./rules.ts";
import { benchServer } from "./statements.ts";
import { memoryLine, pageTable, ruleTable } from "./table.ts";
import type { SizeResult } from "./types.ts";

/** Numbers of suppliers at which the pages are measured. */
const SIZES = [60, 10_000];
const say = (text: string) => console.error(text);

await runUntilStopped(async (stops) => {
  process.env.FLOWDOWN_DATA_DIRECTORY ||= ".data/bench";
  process.env.PORT ||= "3190";
  say("Rules");
  const rules = await benchRules();
  await buildIfNeeded(say);
  const database = await benchServer(dataDirectory());
  stops.push(database.stop);
  const results: SizeResult[] = [];
  for (const size of SIZES) {
    const databaseUrl = await putDatabase(database.ownerUrl, `bench_${size}`);
    results.push(await benchSize(size, databaseUrl));
  }
  const [cpu] = cpus();
  console.log(`One process of Node ${process.versions.node}, ${cpus().length} × ${cpu?.model}\n`);
  console.log(`${ruleTable(rules)}\n`);
  console.log(`${pageTable(results)}\n`);
  console.log(results.map(memoryLine).join("\n"));
  process.kill(process.pid, "SIGTERM");
});

/** A database for each size, so that the small portfolio is not measured beside the large one. */
async function putDatabase(ownerUrl: string, name: string): Promise<string> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const [known] = await owner`select 1 from pg_database where datname = ${name}`;
  if (!known) await owner.unsafe(`create database ${name}`);
  await owner.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** In a process of its own, because a process knows one database. */
async function benchSize(size: number, databaseUrl: string): Promise<SizeResult> {
  say(`${size.toLocaleString("en-US")} suppliers`);
  await setDemoEnvironment(databaseUrl);
  const child = spawn(process.execPath, ["--import", "tsx", "tests/bench/size.ts", String(size)], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`Measuring with ${size} suppliers failed.`);
  return JSON.parse(output) as SizeResult;
}
