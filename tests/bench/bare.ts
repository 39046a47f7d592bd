import { execFile, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const PORTS_BEYOND = 1;
const START_LIMIT_MILLISECONDS = 30_000;

/** Build the Remix app that the pages are measured against: two routes, with the same React and Express. */
export async function buildBare(): Promise<void> {
  const command = ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "tests/bench/bare"];
  await promisify(execFile)(process.execPath, [...command, "--logLevel=warn"]);
}

/**
 * Serve it beside the portal.
 *
 * @param port the portal's; it takes the next one.
 */
export async function startBare(port: number): Promise<{ url: string; stop(): Promise<void> }> {
  const own = port + PORTS_BEYOND;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/bench/bare/server.ts", String(own)],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const url = `http://127.0.0.1:${own}/`;
  const deadline = Date.now() + START_LIMIT_MILLISECONDS;
  const answers = () =>
    fetch(url).then(
      (response) => response.ok,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error("The bare app did not start.");
    await sleep(100);
  }
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
