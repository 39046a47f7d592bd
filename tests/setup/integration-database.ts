import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { TEST_APP_SECRET } from "./test-environment.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    templateDatabase: string;
  }
}

/** A real PostgreSQL with one migrated database, of which every test file gets a clone. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, stop } = await findServer();
  const templateDatabase = `flowdown_template_${randomBytes(4).toString("hex")}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(templateDatabase)}`;
  const ownerUrl = withDatabase(serverUrl, templateDatabase);
  await migrateDatabase({ ownerUrl, appSecret: TEST_APP_SECRET });
  project.provide("serverUrl", serverUrl);
  project.provide("templateDatabase", templateDatabase);
  return async () => {
    await admin`drop database if exists ${admin(templateDatabase)} with (force)`;
    await admin.end();
    await stop();
  };
}

async function findServer(): Promise<{ serverUrl: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { serverUrl: given, stop: async () => {} };
  const { ownerUrl, stop } = await startEmbeddedPostgres({
    dataDirectory: ".data/test",
    fsync: false,
  });
  return { serverUrl: ownerUrl, stop };
}

function withDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
