import { defineConfig, type TestUserConfig } from "vitest/config";

/** Tests that load modules anew, or replace them: each in a process of its own. */
const LOADS_ANEW = ["keys", "passport", "remove-disposed"].map(
  (name) => `tests/integration/${name}.test.ts`,
);

const INTEGRATION: TestUserConfig = {
  globalSetup: ["tests/setup/integration-database.ts"],
  setupFiles: ["tests/setup/cloned-database.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "{app,catalogs,db,emails}/**/*.test.{ts,tsx}",
            "tests/structure/**/*.test.{ts,tsx}",
            "tests/setup/**/*.test.ts",
          ],
          testTimeout: 20_000,
          maxWorkers: 2,
          // Loading the modules takes longer than most files' tests; these change nothing that others see.
          isolate: false,
          unstubEnvs: true,
        },
      },
      {
        test: {
          ...INTEGRATION,
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          exclude: LOADS_ANEW,
          // Loading the portal's modules takes longer than most files' tests.
          isolate: false,
        },
      },
      {
        test: {
          ...INTEGRATION,
          name: "integration-anew",
          include: LOADS_ANEW,
        },
      },
    ],
  },
});
