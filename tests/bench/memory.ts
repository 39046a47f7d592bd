import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

const MIBIBYTE_IN_KIBIBYTES = 1_024;

/** Resident memory at the start and at its highest; null where the system does not tell. */
export type MemoryUse = { startedMiB: number; peakMiB: number; seconds: number } | null;

/** Run `work` and watch what memory this process takes. Linux alone tells, and forgets the peak on request. */
export async function watchMemory(work: () => Promise<void>): Promise<MemoryUse> {
  global.gc?.();
  const isReset = await writeFile("/proc/self/clear_refs", "5").then(
    () => true,
    () => false,
  );
  const started = await readStatus("VmRSS");
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  const peak = await readStatus("VmHWM");
  return isReset && started && peak ? { startedMiB: started, peakMiB: peak, seconds } : null;
}

async function readStatus(name: string): Promise<number | null> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1];
  return kibibytes ? Math.round(Number(kibibytes) / MIBIBYTE_IN_KIBIBYTES) : null;
}

/** Write or verify a record's ZIP in a process of its own, so that nothing else counts. */
export async function measureRecord(
  step: "write" | "verify",
  { recordId, primeId }: { recordId: string; primeId: string },
  path: string,
): Promise<MemoryUse> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/bench/record-zip.ts", step, path, recordId, primeId],
    { env: process.env, stdio: ["ignore", "pipe", "inherit"] },
  );
  const [printed, code] = await Promise.all([
    text(child.stdout),
    new Promise((resolve) => child.on("exit", resolve)),
  ]);
  if (code !== 0) throw new Error(`The record could not be measured: ${step}.`);
  return JSON.parse(printed) as MemoryUse;
}
