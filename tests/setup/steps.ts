import { readFileSync } from "node:fs";

/** What a step of the whole test came to. */
export type Result = { passed: number; failed: number };

export type Step = {
  name: string;
  command: readonly string[];
  /** where the step writes how its tests went; absent: the step itself counts as one */
  report?: { path: string; read: (json: unknown) => Result };
};

type VitestReport = { numPassedTests: number; numFailedTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

const readVitest = (json: unknown): Result => {
  const { numPassedTests, numFailedTests } = json as VitestReport;
  return { passed: numPassedTests, failed: numFailedTests };
};
const readPlaywright = (json: unknown): Result => {
  const { expected, unexpected, flaky } = (json as PlaywrightReport).stats;
  return { passed: expected, failed: unexpected + flaky };
};

const vitest = (project: string, ...options: string[]): Step => ({
  name: project,
  command: [
    "vitest",
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=.cache/${project}.json`,
    ...options,
  ],
  report: { path: `.cache/${project}.json`, read: readVitest },
});

const VITEST_STEPS: readonly Step[] = [vitest("unit"), vitest("integration")];

/**
 * What turns on the rules and on PostgreSQL, whatever runs the program: long, and the same under every
 * Node.
 */
const SAME_UNDER_EVERY_NODE = ["forms-twice", "reminder-stretch", "year"];

/** What runs once more under another Node: whatever needs no browser. */
export const OTHER_NODE_STEPS: readonly Step[] = [
  vitest("unit"),
  vitest(
    "integration",
    ...SAME_UNDER_EVERY_NODE.map((name) => `--exclude=tests/integration/${name}.test.ts`),
  ),
];

/** Everything that `npm test` runs, cheapest first. */
export const STEPS: readonly Step[] = [
  { name: "format and lint", command: ["biome", "check", "--error-on-warnings"] },
  { name: "types", command: ["tsc", "--noEmit"] },
  {
    name: "layers",
    command: [
      "depcruise",
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "catalogs",
      "db",
      "emails",
    ],
  },
  { name: "dead code", command: ["knip"] },
  ...VITEST_STEPS,
  { name: "build", command: ["tsx", "tests/setup/build-portal.ts"] },
  {
    name: "end to end",
    command: ["playwright", "test"],
    report: { path: ".cache/playwright.json", read: readPlaywright },
  },
];

/** How a step's tests went; a report that is missing or names no failure of a failed step adds one. */
export function readResult({ report }: Step, isOk: boolean): Result {
  if (!report) return isOk ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const found = report.read(JSON.parse(readFileSync(report.path, "utf8")));
    if (isOk || found.failed > 0) return found;
    return { ...found, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
