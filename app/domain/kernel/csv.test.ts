import { expect, test } from "vitest";
import { writeCsv } from "./csv.ts";

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
