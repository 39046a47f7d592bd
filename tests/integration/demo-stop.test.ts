import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";

test("the demo that is stopped while PostgreSQL starts leaves no PostgreSQL behind", async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), "flowdown-demo-"));
  const demo = spawn(process.execPath, ["--import", "tsx", "app/cli/demo.ts"], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      // A port of the system's choice: nobody gets as far as to ask it for a page.
      PORT: "0",
      FLOWDOWN_DATA_DIRECTORY: dataDirectory,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(async () => {
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  let complaints = "";
  demo.stderr.on("data", (text: Buffer) => {
    complaints += text.toString();
  });
  const ended = once(demo, "exit");
  const postmaster = join(dataDirectory, "cluster", "postmaster.pid");
  for (let tick = 0; tick < 2_000 && !existsSync(postmaster); tick += 1) await sleep(5);
  demo.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(complaints).toBe("");
  const next = await startEmbeddedPostgres({ dataDirectory });
  expect(next.adopted).toBe(false);
  await next.stop();
});
