import { expect, test } from "vitest";
import { readFipsCertificate, sayFipsStanding } from "./fips.ts";

test.each([
  ["4282", "4282"],
  ["#4282", "4282"],
  [" 140 ", "140"],
  ["FIPS 140-2", null],
  ["1234567", null],
  ["", null],
])("%j is certificate %s", (text, certificate) => {
  expect(readFipsCertificate(text)).toBe(certificate);
});

test("of FIPS 140-2 it is said that it is historical and that this is unsettled; of FIPS 140-3 nothing", () => {
  expect(sayFipsStanding("FIPS 140-2")).toMatch(/historical list.*unsettled/);
  expect(sayFipsStanding("FIPS 140-3")).toBeNull();
});
