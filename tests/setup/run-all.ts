import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import {
  OTHER_NODE_STEPS,
  type Result,
  readResult,
  STEPS,
  type Step,
  type Steps,
} from "./steps.ts";

/** Run every step, whatever fails; a failed one shows what it said. */
async function runAll({ checks, tests }: Steps): Promise<Result> {
  mkdirSync(".cache", { recursive: true });
  const waiting = [...checks];
  const results: Result[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await run(step));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const step of tests) results.push(await run(step));
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function run(step: Step): Promise<Result> {
  const startedAt = Date.now();
  if (step.report) rmSync(step.report.path, { force: true });
  const [program = "", ...args] = step.command;
  const child = spawn(resolve("node_modules/.bin", program), args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FORCE_COLOR: "0" },
  });
  const [stdout, stderr, isOk] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<boolean>((ended) => {
      child.on("close", (code) => ended(code === 0)).on("error", () => ended(false));
    }),
  ]);
  const result = readResult(step, isOk);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${isOk ? "ok    " : "FAILED"} ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  );
  if (!isOk) console.log(`${stdout}\n${stderr}`.trim());
  return result;
}

const steps = process.argv.includes("--other-node") ? OTHER_NODE_STEPS : STEPS;
const { passed, failed } = await runAll(steps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
