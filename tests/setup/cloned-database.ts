import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { testEnvironment } from "./test-environment.ts";

const serverUrl = inject("serverUrl");
const database = `flowdown_test_${randomBytes(6).toString("hex")}`;
const evidenceDirectory = await mkdtemp(join(tmpdir(), "flowdown-evidence-"));

const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
await admin`create database ${admin(database)} template ${admin(inject("templateDatabase"))}`;

const url = new URL(serverUrl);
url.pathname = `/${database}`;
Object.assign(process.env, testEnvironment(url.toString(), evidenceDirectory));

afterAll(async () => {
  const { closeDatabase } = await import("#app/platform/db.server.ts");
  await closeDatabase();
  await admin`drop database if exists ${admin(database)} with (force)`;
  await admin.end();
  await rm(evidenceDirectory, { recursive: true, force: true });
});
