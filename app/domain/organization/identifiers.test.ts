import { expect, test } from "vitest";
import { CageList, isCage, isUei, parseCages, Uei } from "./identifiers.ts";

test.each<[string, string, boolean]>([
  ["twelve digits and capital letters", "J7K2M9QX4T6A", true],
  ["a digit from 1 to 9 first", "9XQ4ZT7RK2M1", true],
  ["a zero first", "0XQ4ZT7RK2M1", false],
  ["the letter I", "J7K2M9QI4T6A", false],
  ["the letter O", "J7K2M9QO4T6A", false],
  ["small letters", "j7k2m9qx4t6a", false],
  ["eleven characters", "J7K2M9QX4T6", false],
  ["thirteen characters", "J7K2M9QX4T6AB", false],
  ["a line break after the twelfth", "J7K2M9QX4T6A\n", false],
  ["nothing", "", false],
])("a UEI with %s: %s is of the form: %s", (_, text, expected) => {
  expect(isUei(text)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ["a US code", "1ABC5", true],
  ["a US code of digits alone", "81205", true],
  ["an NCAGE code with a letter first", "U1234", true],
  ["an NCAGE code with a letter last", "0417N", true],
  ["the letter I", "1IBC5", false],
  ["the letter O", "1OBC5", false],
  ["four characters", "1AB5", false],
  ["six characters", "1ABCD5", false],
  ["a hyphen", "1A-C5", false],
  ["a line break at its end", "1ABC5\n", false],
])("a CAGE code: %s (%s) is of the form: %s", (_, text, expected) => {
  expect(isCage(text)).toBe(expected);
});

test("a UEI is read as people type it", () => {
  expect(Uei.parse(" j7k2 m9qx 4t6a ")).toBe("J7K2M9QX4T6A");
});

test("several codes may stand with commas, semicolons, spaces or lines between, and twice", () => {
  expect(parseCages("1abc5, 2DEF6;3GHJ7\n1ABC5\t4kl8m ")).toEqual([
    "1ABC5",
    "2DEF6",
    "3GHJ7",
    "4KL8M",
  ]);
});

test("no code at all is an empty list", () => {
  expect(parseCages("  ")).toEqual([]);
});

test("a list of codes says which of them are wrong", () => {
  const result = CageList.safeParse("1ABC5, OOPS1 12");
  expect(result.error?.issues[0]?.message).toContain("OOPS1, 12");
});
