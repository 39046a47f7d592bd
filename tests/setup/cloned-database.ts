import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject, vi } from "vitest";
import { closeDatabase } from "#app/platform/db.server.ts";
import { forgetEnvironment } from "#app/platform/env.server.ts";
import { testEnvironment } from "./test-environment.ts";
import { makeDatabase } from "./throw-away-database.ts";

/*
 * What every test file finds: a database and an environment of its own. The files of one process share
 * the modules that they import, so the portal that these make up is closed after each.
 */

const before = { ...process.env };
const database = await makeDatabase(
  inject("serverUrl"),
  "flowdown_test",
  inject("templateDatabase"),
);
const evidenceDirectory = await mkdtemp(join(tmpdir(), "flowdown-evidence-"));
Object.assign(process.env, testEnvironment(database.url, evidenceDirectory));

afterAll(async () => {
  vi.useRealTimers();
  await closeDatabase();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  forgetEnvironment();
  await database.drop();
  await rm(evidenceDirectory, { recursive: true, force: true });
});
