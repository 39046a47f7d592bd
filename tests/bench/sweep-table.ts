import type { SweepResult } from "./sweep.ts";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** What the nightly sweep takes, and how often the rows could be read and written plainly meanwhile. */
export function sweepLines({ subcontracts, ours, against }: SweepResult): string {
  const count = (number: number) => number.toLocaleString("en-US");
  const least = against.reduce((all, { seconds }) => all + seconds, 0);
  const share = (seconds: number) => `${(seconds / least).toFixed(1)} ×`;
  return [
    row([
      `sweep over ${count(subcontracts)} subcontracts`,
      "verdicts or letters",
      "seconds",
      "of both plain statements",
      "MiB at most",
    ]),
    row(["---", "--:", "--:", "--:", "--:"]),
    ...ours.map(({ name, count: many, seconds, memory }) =>
      row([
        name,
        count(many),
        seconds.toFixed(1),
        share(seconds),
        memory ? String(memory.peakMiB) : "not told",
      ]),
    ),
    ...against.map(({ name, seconds }) =>
      row([`against: ${name}`, "", seconds.toFixed(2), share(seconds), ""]),
    ),
  ].join("\n");
}
