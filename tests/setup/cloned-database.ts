import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { testEnvironment } from "./test-environment.ts";
import { makeDatabase } from "./throw-away-database.ts";

const database = await makeDatabase(
  inject("serverUrl"),
  "flowdown_test",
  inject("templateDatabase"),
);
const evidenceDirectory = await mkdtemp(join(tmpdir(), "flowdown-evidence-"));
Object.assign(process.env, testEnvironment(database.url, evidenceDirectory));

afterAll(async () => {
  const { closeDatabase } = await import("#app/platform/db.server.ts");
  await closeDatabase();
  await database.drop();
  await rm(evidenceDirectory, { recursive: true, force: true });
});
