import { readFileSync } from "node:fs";

/** What a step of the whole test came to. */
export type Result = { passed: number; failed: number };

export type Step = {
  name: string;
  command: readonly string[];
  /** where the step writes how its tests went; absent: the step itself counts as one */
  report?: { path: string; read: (json: unknown) => Result };
};

/** Checks use a core each and run beside each other; tests use all that there is, one after another. */
export type Steps = { checks: readonly Step[]; tests: readonly Step[] };

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

/** @param paths the files to run; all of the projects' own when there are none. */
const vitest = (
  name: string,
  projects: readonly string[],
  paths: readonly string[] = [],
): Step => ({
  name,
  command: [
    "vitest",
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=.cache/${name}.json`,
    ...paths,
  ],
  report: { path: `.cache/${name}.json`, read: readVitest },
});

const INTEGRATION = ["integration", "integration-anew"];

/**
 * What rests on Node itself, its cryptography, streams, sockets and processes. The rest turns on the
 * rules and on PostgreSQL, which are the same under every Node.
 */
const RESTS_ON_NODE = [
  "certificate",
  "demo-stop",
  "embedded-postgres",
  "evidence",
  "identity",
  "import",
  "independent",
  "keys",
  "letter",
  "log-processes",
  "mail-tls",
  "mailbox",
  "offline",
  "page-script",
  "passport",
  "record",
  "record-forgery",
  "remove-disposed",
  "repacked",
  "sign-in",
  "timestamp",
  "verify",
  "witness",
].map((name) => `tests/integration/${name}.test.ts`);

/** Where the unit tests of what runs are; those of the sources' structure read files alone. */
const UNIT_OF_WHAT_RUNS = ["app/", "catalogs/", "db/", "emails/"];

/** What runs once more under another Node: what needs no browser and rests on Node. */
export const OTHER_NODE_STEPS: Steps = {
  checks: [],
  tests: [
    vitest("unit", ["unit"], UNIT_OF_WHAT_RUNS),
    vitest("integration", INTEGRATION, RESTS_ON_NODE),
  ],
};

/** Everything that `npm test` runs. */
export const STEPS: Steps = {
  checks: [
    { name: "types", command: ["tsc", "--noEmit"] },
    { name: "format and lint", command: ["biome", "check", "--error-on-warnings"] },
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
    { name: "build", command: ["tsx", "tests/setup/build-portal.ts"] },
  ],
  tests: [
    vitest("unit", ["unit"]),
    vitest("integration", INTEGRATION),
    {
      name: "end to end",
      command: ["playwright", "test"],
      report: { path: ".cache/playwright.json", read: readPlaywright },
    },
  ],
};

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
