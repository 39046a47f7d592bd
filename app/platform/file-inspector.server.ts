import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Inspection } from "#app/domain/evidence/inspection.ts";
import type {
  InspectionAnswer,
  InspectionLimits,
  InspectionResults,
  InspectionTask,
} from "./inspection-process.ts";
import { log } from "./log.server.ts";
import type { TableOf, TableReading } from "./read-table.server.ts";

/** What looking into one file may take. */
const LIMITS: InspectionLimits & { seconds: number } = {
  memoryBytes: 640 * 1024 * 1024,
  cpuSeconds: 8,
  seconds: 30,
};
const HEAP_MEGABYTES = 384;
/** How many files are looked into at once. */
const PROCESSES = 2;
/** How many wait, of everybody and of one organization. */
const MOST_WAITING = 32;
const MOST_WAITING_OF_ONE = 8;
/** A process ends after so many files, and when none came for so long. */
const FILES_PER_PROCESS = 100;
const IDLE_MILLISECONDS = 60_000;

type Result = InspectionResults[keyof InspectionResults];
/** Why a file was not looked into to its end. */
type NotRead = "busy" | "too-heavy";
type Job = {
  owner: string;
  task: InspectionTask;
  settle: (result: Result) => void;
  giveUp: (reason: NotRead) => void;
};
type Inspector = {
  process: ChildProcess;
  state: "starting" | "free" | "busy" | "ending";
  job: Job | null;
  filesLeft: number;
  timer: NodeJS.Timeout | null;
};

const waiting: Job[] = [];
const inspectors = new Set<Inspector>();

const require = createRequire(import.meta.url);

/**
 * Look into a file in a process of its own, which has no secrets, no database and limits of time and
 * memory. A file that goes beyond them is refused, and the process with it; nobody else waits for it.
 *
 * @param owner whose file it is: organizations take turns.
 * @param options.withText whether the text of a PDF is given back too.
 */
export function inspectApart(
  owner: string,
  bytes: Buffer,
  { withText = false } = {},
): Promise<Inspection> {
  return apart(owner, { kind: "evidence", bytes, withText }, (reason) => ({
    ok: false,
    refusal: { reason },
  }));
}

/** Read the rows of a spreadsheet in the same way. @see readTable */
export function readTableApart(
  owner: string,
  bytes: Buffer,
  of?: TableOf,
): Promise<TableReading | { ok: false; reason: NotRead }> {
  return apart<TableReading | { ok: false; reason: NotRead }>(
    owner,
    { kind: "table", bytes, of },
    (reason) => ({ ok: false, reason }),
  );
}

function apart<Told>(
  owner: string,
  task: InspectionTask,
  refuse: (reason: NotRead) => Told,
): Promise<Told> {
  const own = waiting.filter((job) => job.owner === owner).length;
  if (waiting.length >= MOST_WAITING || own >= MOST_WAITING_OF_ONE)
    return Promise.resolve(refuse("busy"));
  return new Promise((settle) => {
    waiting.push({
      owner,
      task,
      // The process answers what it was asked.
      settle: (result) => settle(result as Told),
      giveUp: (reason) => settle(refuse(reason)),
    });
    handOut();
  });
}

function handOut(): void {
  for (const inspector of inspectors) {
    if (inspector.state !== "free") continue;
    const job = takeNext();
    if (!job) return;
    begin(inspector, job);
  }
  const coming = [...inspectors].filter(({ state }) => state === "starting").length;
  if (waiting.length > coming && inspectors.size < PROCESSES) start();
}

/** The one that waits longest, of those whose organization has no file at hand if there are any. */
function takeNext(): Job | undefined {
  const atHand = new Set([...inspectors].map(({ job }) => job?.owner));
  const fair = waiting.findIndex(({ owner }) => !atHand.has(owner));
  return waiting.splice(Math.max(0, fair), 1)[0];
}

function start(): void {
  const loader = pathToFileURL(require.resolve("tsx")).href;
  // Resolved by the package, because the built portal lies elsewhere than this file.
  const path = require.resolve("#app/platform/inspection-process.ts");
  const { memoryBytes, cpuSeconds } = LIMITS;
  const child = fork(path, [JSON.stringify({ memoryBytes, cpuSeconds })], {
    execArgv: ["--import", loader, `--max-old-space-size=${HEAP_MEGABYTES}`],
    env: { NODE_ENV: process.env.NODE_ENV },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const inspector: Inspector = {
    process: child,
    state: "starting",
    job: null,
    filesLeft: FILES_PER_PROCESS,
    timer: null,
  };
  inspectors.add(inspector);
  endAfter(inspector, LIMITS.seconds * 1_000);
  child.on("message", (message: InspectionAnswer) => hear(inspector, message));
  child.on("error", (error) => log.error({ err: error }, "the process that looks into files"));
  child.once("close", () => leave(inspector));
}

function begin(inspector: Inspector, job: Job): void {
  const { process: child } = inspector;
  inspector.state = "busy";
  inspector.job = job;
  inspector.filesLeft -= 1;
  child.ref();
  child.channel?.ref();
  endAfter(inspector, LIMITS.seconds * 1_000);
  child.send(job.task, (error) => {
    if (error) end(inspector);
  });
}

function hear(inspector: Inspector, message: InspectionAnswer): void {
  inspector.state = "free";
  if (message.kind === "inspected") {
    const { result } = message;
    inspector.job?.settle(result);
    inspector.job = null;
    // What was left in the middle may go on being read.
    const isLeft = "refusal" in result && result.refusal.reason === "too-heavy";
    if (isLeft || inspector.filesLeft === 0) {
      end(inspector);
      return;
    }
  }
  endAfter(inspector, IDLE_MILLISECONDS);
  // A process that only waits for files keeps nothing from ending.
  inspector.process.unref();
  inspector.process.channel?.unref();
  inspector.timer?.unref();
  handOut();
}

function endAfter(inspector: Inspector, milliseconds: number): void {
  if (inspector.timer) clearTimeout(inspector.timer);
  inspector.timer = setTimeout(() => end(inspector), milliseconds);
}

function end(inspector: Inspector): void {
  if (inspector.state !== "starting") inspector.state = "ending";
  inspector.process.kill("SIGKILL");
}

function leave(inspector: Inspector): void {
  const { state, timer, job } = inspector;
  inspectors.delete(inspector);
  if (timer) clearTimeout(timer);
  job?.giveUp("too-heavy");
  if (state === "starting") giveUp();
  else handOut();
}

/** A process could not even begin, and the next one would not: nobody waits for ever. */
function giveUp(): void {
  log.error("no process could be started to look into files");
  for (const job of waiting.splice(0)) job.giveUp("busy");
}
