import type { PageResult, SizeResult } from "./types.ts";

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

const HEADINGS = ["page", "suppliers", "requests/s", "of empty page", "p50 ms", "p99 ms"];
const MORE_HEADINGS = ["queries", "kB gzip", "kB"];

/** Every page with every size, beside the empty page of the same server. */
export function pageTable(results: readonly SizeResult[]): string {
  const headings = [...HEADINGS, ...MORE_HEADINGS];
  return [
    row(headings),
    row(headings.map((_, index) => (index === 0 ? "---" : "--:"))),
    ...results.flatMap(({ suppliers, pages }) =>
      pages.map((page) => pageRow(page, suppliers, pages[0])),
    ),
  ].join("\n");
}

function pageRow({ name, status, measured }: PageResult, suppliers: number, empty?: PageResult) {
  if (!measured) return row([name, count(suppliers), `answered ${status}`, "", "", "", "", "", ""]);
  const { requestsPerSecond, p50Milliseconds, p99Milliseconds } = measured;
  const share = empty?.measured && requestsPerSecond / empty.measured.requestsPerSecond;
  return row([
    name,
    count(suppliers),
    count(requestsPerSecond),
    share ? `${Math.round(share * 100)} %` : "",
    String(p50Milliseconds),
    String(p99Milliseconds),
    String(measured.queries),
    (measured.gzipBytes / 1000).toFixed(1),
    (measured.bytes / 1000).toFixed(1),
  ]);
}

export function memoryLine({ suppliers, memoryMiB }: SizeResult): string {
  if (!memoryMiB) return "";
  const { started, warm, loaded } = memoryMiB;
  return `Memory of the server with ${count(suppliers)} suppliers: ${started} MiB at the start, ${warm} MiB after one request of each page, ${loaded} MiB after the load.`;
}
