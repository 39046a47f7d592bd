import type { ImportResult } from "./import.ts";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** What a list costs until it stands, part by part, as a share of the rate of COPY. */
export function importLines({ rows, parts, wholeSeconds, copySeconds }: ImportResult): string {
  const line = (name: string, seconds: number) =>
    row([
      name,
      seconds.toFixed(2),
      Math.round(rows / seconds).toLocaleString("en-US"),
      `${Math.round((copySeconds / seconds) * 100)} %`,
    ]);
  return [
    row([`import of ${rows.toLocaleString("en-US")} rows`, "seconds", "rows/s", "of COPY"]),
    row(["---", "--:", "--:", "--:"]),
    ...parts.map(({ name, seconds }) => line(name, seconds)),
    line("all of it together: read, planned and written", wholeSeconds),
    line("against: COPY of what the rows become, into the same tables", copySeconds),
  ].join("\n");
}
