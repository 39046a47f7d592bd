import { setPriority } from "node:os";
import { Worker } from "node:worker_threads";
import type { Inspection } from "#app/domain/evidence/inspection.ts";
import { inspectFile } from "./inspect-file.server.ts";
import { readTable, type TableOf, type TableReading } from "./read-table.server.ts";

/** One file to look into, and what is asked to be told of it. */
export type InspectionTask =
  | { kind: "evidence"; bytes: Uint8Array; withText: boolean }
  | { kind: "table"; bytes: Uint8Array; of?: TableOf };
/** What is told of a file, by what was asked. */
export type InspectionResults = { evidence: Inspection; table: TableReading };
export type InspectionLimits = { memoryBytes: number; cpuSeconds: number };
export type InspectionAnswer =
  | { kind: "ready" }
  | { kind: "inspected"; result: InspectionResults[keyof InspectionResults] };

// Whoever waits for a page goes before whoever looks into a file.
setPriority(10);

/**
 * The guard stands in a thread of its own: a file that holds the event loop holds this one only. It
 * ends the process when it takes too much, or when nobody is left to answer to.
 */
const GUARD = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { parent, memoryBytes, cpuSeconds } = workerData;
  let begun = process.cpuUsage();
  parentPort.on("message", () => { begun = process.cpuUsage(); });
  parentPort.unref();
  setInterval(() => {
    const { user, system } = process.cpuUsage(begun);
    const isTooMuch = user + system > cpuSeconds * 1e6 || process.memoryUsage.rss() > memoryBytes;
    if (isTooMuch || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, 20);
`;

const limits = JSON.parse(process.argv[2] ?? "") as InspectionLimits;
const guard = new Worker(GUARD, {
  eval: true,
  execArgv: [],
  workerData: { parent: process.ppid, ...limits },
});
guard.unref();

function answer(message: InspectionAnswer): void {
  process.send?.(message);
}

process.on("message", async (task: InspectionTask) => {
  guard.postMessage("a new file");
  const bytes = Buffer.from(task.bytes);
  const result =
    task.kind === "table"
      ? await readTable(bytes, task.of)
      : await inspectFile(bytes, { withText: task.withText });
  answer({ kind: "inspected", result });
});
process.on("disconnect", () => process.exit());
answer({ kind: "ready" });
