import { execFileSync, spawnSync } from "node:child_process";
import { installPackages, mayInstallPackages } from "./debian.ts";

const TOOLS = ["pdfsig", "pdfinfo", "pdftotext"] as const;
type Tool = (typeof TOOLS)[number];

/**
 * The tools that read a PDF and are not ours, installed when they are not there.
 *
 * @throws Error with one sentence that says what to install.
 */
export function requirePoppler(): void {
  if (isThere()) return;
  try {
    if (mayInstallPackages()) installPackages(["poppler-utils"]);
  } catch {
    // what matters is whether they are there now
  }
  if (isThere()) return;
  throw new Error(
    "The tests of signed PDFs need pdfsig, pdfinfo and pdftotext: install poppler-utils (on Debian `apt-get install poppler-utils`, on macOS `brew install poppler`).",
  );
}

function isThere(): boolean {
  return TOOLS.every((tool) => spawnSync(tool, ["-v"], { stdio: "ignore" }).error === undefined);
}

/** What a tool says of a file. */
export function runPoppler(tool: Tool, args: readonly string[]): string {
  return execFileSync(tool, args, { encoding: "utf8" });
}
