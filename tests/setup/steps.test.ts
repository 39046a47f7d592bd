import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Result, readResult, STEPS, type Step } from "./steps.ts";

const folder = mkdtempSync(join(tmpdir(), "flowdown-steps-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A step of `npm test` whose report, when there is one, lies where the test wrote it. */
function stepNamed(name: string, report: string | null): Step {
  const step = [...STEPS.checks, ...STEPS.tests].find((one) => one.name === name);
  if (!step) throw new Error(`no step is named ${name}`);
  if (!step.report) return step;
  const path = join(folder, `${crypto.randomUUID()}.json`);
  if (report !== null) writeFileSync(path, report);
  return { ...step, report: { ...step.report, path } };
}

const vitest = (passed: number, failed: number) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed });
const playwright = (expected: number, unexpected: number, flaky: number) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 0 } });

test.each<[string, string, string | null, boolean, Result]>([
  ["a check that succeeds", "types", null, true, { passed: 1, failed: 0 }],
  ["a check that fails", "types", null, false, { passed: 0, failed: 1 }],
  ["tests that all pass", "unit", vitest(40, 0), true, { passed: 40, failed: 0 }],
  ["tests of which some fail", "unit", vitest(38, 2), false, { passed: 38, failed: 2 }],
  ["a test file that cannot be read", "unit", vitest(38, 0), false, { passed: 38, failed: 1 }],
  ["a run that ended before its report", "unit", null, false, { passed: 0, failed: 1 }],
  ["a report that is missing after all", "unit", null, true, { passed: 0, failed: 1 }],
  ["a report cut short", "unit", '{"numPassed', false, { passed: 0, failed: 1 }],
  ["pages that all work", "end to end", playwright(6, 0, 0), true, { passed: 6, failed: 0 }],
  [
    "a page that works at the second try",
    "end to end",
    playwright(5, 0, 1),
    true,
    { passed: 5, failed: 1 },
  ],
])("%s: step %s with report %s", (_, name, report, isOk, counted) => {
  expect(readResult(stepNamed(name, report), isOk)).toEqual(counted);
});
