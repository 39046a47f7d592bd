import { spawn } from "node:child_process";
import { cpus } from "node:os";
import postgres from "postgres";
import { buildIfNeeded } from "#app/cli/build-if-needed.ts";
import { dataDirectory, setDemoEnvironment } from "#app/cli/demo-environment.ts";
import { runUntilStopped } from "#app/cli/until-stopped.ts";
import { makeDatabase } from "#tests/setup/throw-away-database.ts";
import { buildBare } from "./bare.ts";
import type { CampaignResult } from "./campaign.ts";
import { campaignLines } from "./campaign-lines.ts";
import type { DoorsResult } from "./doors.ts";
import { doorsLines } from "./doors-lines.ts";
import type { ImportResult } from "./import.ts";
import { importLines } from "./import-lines.ts";
import type { OutlookResult } from "./outlook.ts";
import { outlookLines } from "./outlook-table.ts";
import type { PlatformResult } from "./platform.ts";
import { platformLines } from "./platform-lines.ts";
import type { Compared } from "./rate.ts";
import { comparedTable, type RecordResult, recordLines } from "./record-table.ts";
import { benchRules } from "./rules.ts";
import { benchServer } from "./statements.ts";
import type { SweepResult } from "./sweep.ts";
import { sweepLines } from "./sweep-table.ts";
import {
  bareLine,
  memoryLine,
  pageTable,
  profileLines,
  ruleTable,
  workbookLines,
} from "./table.ts";
import type { ProfileResult, SizeResult, WorkbookResult } from "./types.ts";

/** Numbers of suppliers at which the pages are measured, unless others are asked for. */
const SIZES = [60, 10_000];
const say = (text: string) => console.error(text);

/** Every part of the bench by the name under which it runs alone: `npm run bench -- log`. */
const PARTS: Record<string, (ownerUrl: string) => Promise<string>> = {
  rules: async () => ruleTable(await benchRules()),
  pages: benchPages,
  log: async (ownerUrl) => comparedTable(await onNewDatabase<Compared[]>("log", ownerUrl)),
  doors: async (ownerUrl) => {
    await buildIfNeeded(say);
    return doorsLines(await onNewDatabase<DoorsResult>("doors", ownerUrl));
  },
  workbook: async (ownerUrl) => {
    await buildIfNeeded(say);
    return workbookLines(await onNewDatabase<WorkbookResult>("workbook", ownerUrl));
  },
  import: async (ownerUrl) => importLines(await onNewDatabase<ImportResult>("import", ownerUrl)),
  outlook: benchOutlook,
  sweep: benchSweep,
  campaign: benchCampaign,
  platform: benchPlatform,
  record: async (ownerUrl) => recordLines(await onNewDatabase<RecordResult>("record", ownerUrl)),
  profile: profilePages,
};

/** What is not printed unless it is asked for. */
const ASKED_ALONE = ["profile", "sweep", "campaign", "platform"];

await runUntilStopped(async (stops) => {
  process.env.FLOWDOWN_DATA_DIRECTORY ||= ".data/bench";
  process.env.PORT ||= "3190";
  const given = process.argv.slice(2);
  const asked = given.filter((name) => !isSize(name));
  const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown) throw new Error(`There is no bench "${unknown}": ${Object.keys(PARTS).join(", ")}.`);
  const database = await benchServer(dataDirectory());
  stops.push(database.stop);
  const [cpu] = cpus();
  const printed = [
    `One process of Node ${process.versions.node}, ${cpus().length} × ${cpu?.model}`,
  ];
  for (const [name, bench] of Object.entries(PARTS)) {
    if (asked.length > 0 ? !asked.includes(name) : ASKED_ALONE.includes(name)) continue;
    say(name);
    printed.push(await bench(database.ownerUrl));
  }
  console.log(printed.join("\n\n"));
  process.kill(process.pid, "SIGTERM");
});

/** `npm run bench -- pages 10000 300000` measures the pages at these. */
function isSize(text: string): boolean {
  return /^[1-9]\d*$/.test(text);
}

async function benchPages(ownerUrl: string): Promise<string> {
  await buildIfNeeded(say);
  await buildBare();
  const results: SizeResult[] = [];
  const given = process.argv.slice(2).filter(isSize).map(Number);
  for (const size of given.length > 0 ? given : SIZES) {
    say(`${size.toLocaleString("en-US")} suppliers`);
    const databaseUrl = await putDatabase(ownerUrl, `bench_${size}`);
    results.push(await inProcess<SizeResult>("size", databaseUrl, String(size)));
  }
  return [pageTable(results), ...results.map(bareLine), ...results.map(memoryLine)].join("\n\n");
}

/** Where a page's time goes, for who makes it faster. */
async function profilePages(ownerUrl: string): Promise<string> {
  await buildIfNeeded(say);
  const size = SIZES.at(-1) ?? 0;
  const databaseUrl = await putDatabase(ownerUrl, `bench_${size}`);
  return profileLines(await inProcess<ProfileResult[]>("profile", databaseUrl, String(size)));
}

/** Beside a platform that is installed apart, on the same rows in the same database. */
async function benchPlatform(ownerUrl: string): Promise<string> {
  await buildIfNeeded(say);
  const size = SIZES.at(-1) ?? 0;
  const databaseUrl = await putDatabase(ownerUrl, `bench_${size}`);
  return platformLines(await inProcess<PlatformResult>("platform", databaseUrl, String(size)));
}

async function benchOutlook(ownerUrl: string): Promise<string> {
  const databaseUrl = await putDatabase(ownerUrl, "bench_outlook");
  return outlookLines(await inProcess<OutlookResult>("outlook", databaseUrl));
}

async function benchSweep(ownerUrl: string): Promise<string> {
  const databaseUrl = await putDatabase(ownerUrl, "bench_sweep");
  // Whoever fills the database takes memory that its process does not give back: what is measured has its own.
  await inProcess<null>("sweep", databaseUrl, "fill");
  return sweepLines(await inProcess<SweepResult>("sweep", databaseUrl));
}

async function benchCampaign(ownerUrl: string): Promise<string> {
  const databaseUrl = await putDatabase(ownerUrl, "bench_campaign");
  return campaignLines(await inProcess<CampaignResult>("campaign", databaseUrl));
}

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

/** What makes its own rows begins with none. */
async function onNewDatabase<Result>(
  name: "log" | "record" | "doors" | "workbook" | "import",
  ownerUrl: string,
): Promise<Result> {
  const database = await makeDatabase(ownerUrl, `bench_${name}`);
  try {
    return await inProcess<Result>(name, database.url);
  } finally {
    await database.drop();
  }
}

/** In a process of its own, because a process knows one database. */
async function inProcess<Result>(
  name:
    | "size"
    | "profile"
    | "log"
    | "record"
    | "doors"
    | "workbook"
    | "import"
    | "outlook"
    | "sweep"
    | "campaign"
    | "platform",
  databaseUrl: string,
  ...args: string[]
): Promise<Result> {
  await setDemoEnvironment(databaseUrl);
  const child = spawn(process.execPath, ["--import", "tsx", `tests/bench/${name}.ts`, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`Measuring failed: ${[name, ...args].join(" ")}.`);
  return JSON.parse(output) as Result;
}
