import { expect, test } from "vitest";
import { guessCodes, isPower } from "./mangled-code.ts";

test.each<[string, number | null, string[]]>([
  ["5E+123", 5, ["5E123"]],
  ["7E+05", 5, ["7E005", "70E04", "700E3"]],
  ["7.1E+05", 5, ["71E04", "710E3"]],
  ["1.23E+12", null, ["123E10"]],
  ["4.5E+09", 5, ["45E08", "450E7"]],
  ["1.2345678E+12", 5, []],
  ["PO-11", null, []],
])("%s of %s characters may have been %j", (cell, length, codes) => {
  expect(guessCodes(cell, length)).toEqual(codes);
  // Every guess is the same number to a spreadsheet.
  for (const code of codes) expect(Number(code)).toBeCloseTo(Number(cell), -1);
});

test("a code that is no number is left alone", () => {
  expect(isPower("7HR01")).toBe(false);
  expect(isPower("7E101")).toBe(true);
});
