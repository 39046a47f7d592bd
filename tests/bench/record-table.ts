import type { MemoryUse } from "./memory.ts";
import type { Compared } from "./rate.ts";

export type RecordResult = {
  pages: { perSecond: number; perRecord: number };
  files: number;
  fileBytes: number;
  written: MemoryUse;
  verified: MemoryUse;
};

const count = (value: number) => Math.round(value).toLocaleString("en-US");
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** What the log does in a second, beside the least that it could cost. */
export function comparedTable(results: readonly Compared[]): string {
  return [
    row(["log", "per second", "against", "per second", "share"]),
    row(["---", "--:", "---", "--:", "--:"]),
    ...results.map(({ name, perSecond, against }) =>
      row([
        name,
        count(perSecond),
        against.name,
        count(against.perSecond),
        `${Math.round((perSecond / against.perSecond) * 100)} %`,
      ]),
    ),
  ].join("\n");
}

/** Pages a second, and what memory a large record takes. */
export function recordLines({ pages, files, fileBytes, written, verified }: RecordResult): string {
  const size = `${files} evidence files of ${fileBytes / 1_000_000} MB`;
  return [
    `PDF of a record of ${pages.perRecord} pages: ${count(pages.perSecond)} pages a second`,
    memoryOf(`Writing a record's ZIP with ${size}`, written),
    memoryOf("Verifying it", verified),
  ].join("\n");
}

function memoryOf(what: string, use: MemoryUse): string {
  if (!use) return `${what}: this system does not tell the memory.`;
  const { startedMiB, peakMiB, seconds } = use;
  return `${what}: ${startedMiB} MiB at the start, ${peakMiB} MiB at most, ${seconds.toFixed(1)} s`;
}
