/** Begins what a spreadsheet would run as a formula, or what was escaped because it did. */
const FORMULA = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'+[=+\-@\t\r]/;

/**
 * Rows as CSV (RFC 4180) with a byte-order mark, so that spreadsheets read it as UTF-8. A cell that
 * a spreadsheet would run as a formula gets an apostrophe in front, which `readCsvCell` takes away.
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${writeCsvRows(rows)}`;
}

/** The same without the mark: the rows that follow in a file written piece by piece. */
export function writeCsvRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as it was before `writeCsv` put an apostrophe in front of it; any other stays as it is. */
export function readCsvCell(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text;
}
