import type { PageResult, ProfileResult, SizeResult, Waits, WorkbookResult } from "./types.ts";

type Rule = { name: string; perSecond: number; unit: string };

const count = (value: number) => Math.round(value).toLocaleString("en-US");
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** What one core decides in a second. */
export function ruleTable(rules: readonly Rule[]): string {
  return [
    row(["rule", "per second on one core"]),
    row(["---", "--:"]),
    ...rules.map(({ name, perSecond }) => row([name, count(perSecond)])),
  ].join("\n");
}

const HEADINGS = [
  "page",
  "suppliers",
  "requests/s",
  "of bare app",
  "p50 ms",
  "p99 ms",
  "requests/s with 50",
  "p50 ms with 50",
  "p99 ms with 50",
  "p50 ms, 50 who look",
  "p99 ms, 50 who look",
  "ms after an entry",
  "CPU ms",
  "statements",
  "transactions",
  "kB gzip",
  "kB",
];

/** Every page with every size, beside the bare app that was loaded right before it. */
export function pageTable(results: readonly SizeResult[]): string {
  return [
    row(HEADINGS),
    row(HEADINGS.map((_, index) => (index === 0 ? "---" : "--:"))),
    ...results.flatMap(({ suppliers, pages }) => pages.map((page) => pageRow(page, suppliers))),
  ].join("\n");
}

function pageRow({ name, status, measured }: PageResult, suppliers: number): string {
  const start = [name, count(suppliers)];
  if (!measured) {
    const empty = HEADINGS.slice(start.length + 1).map(() => "");
    return row([...start, `answered ${status}`, ...empty]);
  }
  const { few, many, readers, bareRequestsPerSecond } = measured;
  return row([
    ...start,
    count(few.requestsPerSecond),
    `${Math.round((few.requestsPerSecond / bareRequestsPerSecond) * 100)} %`,
    String(few.p50Milliseconds),
    String(few.p99Milliseconds),
    count(many.requestsPerSecond),
    String(many.p50Milliseconds),
    String(many.p99Milliseconds),
    String(Math.round(readers.p50)),
    String(Math.round(readers.p99)),
    String(Math.round(measured.afterEntryMilliseconds)),
    measured.cpuMilliseconds?.toFixed(1) ?? "",
    String(measured.statements),
    String(measured.transactions),
    (measured.gzipBytes / 1000).toFixed(1),
    (measured.bytes / 1000).toFixed(1),
  ]);
}

/** What the share of each page is a share of. */
export function bareLine({ suppliers, pages }: SizeResult): string {
  const rates = pages.flatMap(({ measured }) => (measured ? [measured.bareRequestsPerSecond] : []));
  if (rates.length === 0) return "";
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return `The bare app beside ${count(suppliers)} suppliers: ${count(least)} to ${count(most)} requests/s with 4 connections.`;
}

export function memoryLine({ suppliers, memoryMiB }: SizeResult): string {
  if (!memoryMiB) return "";
  const { started, warm, loaded } = memoryMiB;
  return `Memory of the server with ${count(suppliers)} suppliers: ${started} MiB at the start, ${warm} MiB after one request of each page, ${loaded} MiB after the load.`;
}

/** The functions that a page's time goes to, the longest first. */
export function profileLines(results: readonly ProfileResult[]): string {
  const blocks = results.map(({ name, requests, packages, top, statements }) => [
    `${name}, ${count(requests)} requests:`,
    `  ${packages.map((one) => `${one.name} ${(one.share * 100).toFixed(0)} %`).join(", ")}`,
    ...top.map((one) => `  ${(one.share * 100).toFixed(1).padStart(5)} % ${one.name}`),
    "  in the database, milliseconds and times a request:",
    ...statements.map(
      (one) => `  ${one.milliseconds.toFixed(2).padStart(8)} ${one.calls.toFixed(1)}× ${one.text}`,
    ),
  ]);
  return blocks.flat().join("\n");
}

/** What people wait for who fill in workbooks at the same time. */
export function workbookLines(result: WorkbookResult): string {
  const { editors, page, saving, savedPerSecond, insertedPerSecond } = result;
  const waits = ({ p50, p99 }: Waits) => `p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms`;
  const share = Math.round((savedPerSecond / insertedPerSecond) * 100);
  return [
    `A family of a workbook, one reader: ${waits(page)}.`,
    `Saving one answer, ${editors} editors at once: ${waits(saving)}; ${count(savedPerSecond)} answers a second, ${share} % of plain inserts (${count(insertedPerSecond)}/s).`,
  ].join("\n");
}
