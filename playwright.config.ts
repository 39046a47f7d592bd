import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, requireChromium } from "./tests/setup/chromium.ts";

/** A browser and a server for each of two cores; much of a test waits for the next code of an app. */
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.test.ts",
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: ".cache/playwright.json" }]],
  outputDir: "test-results",
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "America/New_York",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    launchOptions: { executablePath: requireChromium(), args: CHROMIUM_ARGUMENTS },
  },
});
