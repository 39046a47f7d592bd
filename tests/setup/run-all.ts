import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { OTHER_NODE_STEPS, type Result, readResult, STEPS, type Step } from "./steps.ts";

/** Run the steps one after another, whatever fails; a failed one shows what it said. */
function runAll(steps: readonly Step[]): Result {
  mkdirSync(".cache", { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const result = run(step);
    total.passed += result.passed;
    total.failed += result.failed;
  }
  return total;
}

function run(step: Step): Result {
  const startedAt = Date.now();
  if (step.report) rmSync(step.report.path, { force: true });
  const [program = "", ...args] = step.command;
  const { status, stdout, stderr } = spawnSync(resolve("node_modules/.bin", program), args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, FORCE_COLOR: "0" },
  });
  const isOk = status === 0;
  const result = readResult(step, isOk);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${isOk ? "ok    " : "FAILED"} ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  );
  if (!isOk) console.log(`${stdout}\n${stderr}`.trim());
  return result;
}

const { passed, failed } = runAll(process.argv.includes("--other-node") ? OTHER_NODE_STEPS : STEPS);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
