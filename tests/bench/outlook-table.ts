import type { OutlookResult } from "./outlook.ts";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** What looking ahead takes, and how many plain readings of the same rows that is. */
export function outlookLines({ subcontracts, ours, against }: OutlookResult): string {
  const count = subcontracts.toLocaleString("en-US");
  const [reading] = against;
  const share = (seconds: number) => (reading ? `${(seconds / reading.seconds).toFixed(1)} ×` : "");
  return [
    row([`outlook over ${count} subcontracts`, "seconds", "of the plain SELECT", "MiB at most"]),
    row(["---", "--:", "--:", "--:"]),
    ...ours.map(({ name, seconds, memory }) =>
      row([name, seconds.toFixed(1), share(seconds), memory ? String(memory.peakMiB) : "not told"]),
    ),
    ...against.map(({ name, seconds }) =>
      row([`against: ${name}`, seconds.toFixed(2), share(seconds), ""]),
    ),
  ].join("\n");
}
