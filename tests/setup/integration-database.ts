import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { TEST_APP_SECRET } from "./test-environment.ts";
import { dropAbandoned, makeDatabase } from "./throw-away-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    templateDatabase: string;
  }
}

/** A real PostgreSQL with one migrated database, of which every test file gets a clone. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, stop } = await findServer();
  try {
    const template = await makeDatabase(serverUrl, "flowdown_template");
    await migrateDatabase({ ownerUrl: template.url, appSecret: TEST_APP_SECRET });
    project.provide("serverUrl", serverUrl);
    project.provide("templateDatabase", template.name);
    return async () => {
      await template.drop();
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findServer(): Promise<{ serverUrl: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { serverUrl: given, stop: async () => {} };
  const server = await startEmbeddedPostgres({ dataDirectory: ".data/test", fsync: false });
  await dropAbandoned(server, "flowdown_template");
  await dropAbandoned(server, "flowdown_test");
  return { serverUrl: server.ownerUrl, stop: server.stop };
}
