import { defineConfig } from "vitest/config";

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
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/setup/integration-database.ts"],
          setupFiles: ["tests/setup/cloned-database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // Another number of workers asks for a turn of its own, when both projects run at once.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
