import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Debian itself, as its administrator: where packages of Debian's names can be installed. */
export function mayInstallPackages(): boolean {
  return isDebian() && process.getuid?.() === 0;
}

function isDebian(): boolean {
  const release = "/etc/os-release";
  return existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, "utf8"));
}

/** @throws Error when apt-get refuses. */
export function installPackages(packages: readonly string[]): void {
  execFileSync("apt-get", ["update"], { stdio: "ignore" });
  execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
