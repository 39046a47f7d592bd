import { expect, test } from "vitest";
import { formatValue, readValue } from "./value.ts";

test.each([
  ["1250000", 1_250_000],
  ["1,250,000", 1_250_000],
  ["$1,250,000.00", 1_250_000],
  ["USD 1250000", 1_250_000],
  ["1 250 000", 1_250_000],
  ["0", 0],
  ["10.49", 10],
  ["10.50", 11],
  ["999,999,999,999", 999_999_999_999],
])("%s is %i dollars", (typed, value) => {
  expect(readValue(typed)).toEqual({ ok: true, value });
});

test.each([
  "",
  "-5",
  "1,25",
  "1.250.000,00",
  "1.25E+6",
  "a lot",
  "12,50,000",
  "€ 5",
  "1e9",
  "10.123",
])("%s is refused and not guessed", (typed) => {
  expect(readValue(typed).ok).toBe(false);
});

test("more than a trillion dollars is a slip", () => {
  expect(readValue("1000000000000")).toMatchObject({ ok: false });
});

test("a value is shown with its thousands grouped", () => {
  expect(formatValue(1_250_000)).toBe("$1,250,000");
  expect(formatValue(0)).toBe("$0");
});
