import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { installPackages, mayInstallPackages } from "./debian.ts";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What a browser needs to run in a container, and to leave the network alone. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The browser that is there: the one named, the system's, or Playwright's; null when none is. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`);
  }
  const own = chromium.executablePath();
  return [...SYSTEM_BROWSERS, own].find((path) => existsSync(path)) ?? null;
}

/**
 * The browser for the end-to-end tests; installed when there is none.
 *
 * @throws Error with one sentence that says what to install.
 */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  try {
    install();
  } catch {
    // what matters is whether it is there now
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    "The end-to-end tests need a browser: install Chromium (on Debian `apt-get install chromium`, elsewhere `npx playwright install chromium`) or set CHROMIUM_PATH.",
  );
}

function install(): void {
  // Elsewhere the package of that name brings another browser, or none.
  if (mayInstallPackages()) installPackages(["chromium", "fonts-liberation"]);
  else execFileSync("npx", ["playwright", "install", "chromium"], { stdio: "ignore" });
}
