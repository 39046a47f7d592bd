import { expect, test } from "vitest";
import { isNamedPlan, opensAsPlan } from "./plan.ts";

test.each([
  ["SSP.pdf", true],
  ["Larkspur_SSP_v3.1.pdf", true],
  ["System-Security-Plan.pdf", true],
  ["SystemSecurityPlan 2026.pdf", true],
  ["SPRS entry.pdf", false],
  ["classp.pdf", false],
])("the name %s: a plan is %s", (name, isPlan) => {
  expect(isNamedPlan(name)).toBe(isPlan);
});

test("a title is one near the top of the first page, and no sentence", () => {
  expect(opensAsPlan("Larkspur Machining\n\nSystem  Security Plan\nVersion 3.1")).toBe(true);
  expect(opensAsPlan("CMMC status\nIs there a System Security Plan? Yes")).toBe(false);
  expect(opensAsPlan(`${"line\n".repeat(6)}System Security Plan`)).toBe(false);
});
