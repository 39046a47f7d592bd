import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsvCell, writeCsv } from "./csv.ts";

test.each<[string, (string | number | null)[], string]>([
  ["plain words", ["Harrow Castings", 3], "Harrow Castings,3"],
  ["what is absent", ["a", null, ""], "a,,"],
  ["a comma", ["Castings, Inc."], '"Castings, Inc."'],
  ["a quotation mark", ['3" pipe'], '"3"" pipe"'],
  ["a formula", ["=1+1"], "'=1+1"],
  ["a negative number is not a formula", [-7], "-7"],
])("%s", (_, row, line) => {
  expect(writeCsv([row])).toBe(`\uFEFF${line}\r\n`);
});

test("what was written is read back as it was, formulas and apostrophes among it", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("=1+1", "'=1+1", "''=1+1", "'", "-", "'Alert", "@home", "\ttab", "+1 555"),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (row) => {
      const [read = []]: string[][] = parse(writeCsv([row]), { bom: true });
      expect(read.map(readCsvCell)).toEqual(row);
    }),
  );
});
