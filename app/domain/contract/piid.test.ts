import { expect, test } from "vitest";
import { formatPiid, isPiid, readPiid } from "./piid.ts";

test.each([
  ["a contract of 13 characters", "FA8620-26-C-0042", true],
  ["a serial number of eight", "W31P4Q26D00420001", true],
  ["small letters and spaces", "fa8620 26 c 0042", true],
  ["too short", "FA8620-26-C-004", false],
  ["too long", "FA8620-26-C-004200001", false],
  ["no instrument letter", "FA8620-26-9-0042", false],
  ["letters for the year", "FA8620-XX-C-0042", false],
])("%s: %s is a PIID: %s", (_, written, expected) => {
  expect(isPiid(readPiid(written))).toBe(expected);
});

test("a PIID is shown with its parts apart, other text as it is", () => {
  expect(formatPiid("FA862026C0042")).toBe("FA8620-26-C-0042");
  expect(formatPiid("LEGACY")).toBe("LEGACY");
});
