import type { Month, Year } from "./year.ts";

const COLUMNS = [
  ["letters due", "due"],
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["came again", "repeated"],
  ["deliveries that failed", "retried"],
  ["processes killed", "killed"],
  ["postures compared", "postures"],
  ["differences", "differences"],
] as const;

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const count = (number: number) => number.toLocaleString("en-US");

/** A year as a table, a month in each row. */
export function yearTable({ months }: Year): string {
  const cells = (of: (key: (typeof COLUMNS)[number][1]) => number) =>
    COLUMNS.map(([, key]) => count(of(key)));
  const sum = (key: keyof Omit<Month, "month">) =>
    months.reduce((total, month) => total + month[key], 0);
  return [
    row(["month", ...COLUMNS.map(([name]) => name)]),
    row(["---", ...COLUMNS.map(() => "--:")]),
    ...months.map((month) => row([month.month, ...cells((key) => month[key])])),
    row(["all", ...cells(sum)]),
  ].join("\n");
}
