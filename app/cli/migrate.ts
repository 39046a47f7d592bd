import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";

try {
  const { databaseUrl, appSecret } = env();
  const { applied } = await migrateDatabase({ ownerUrl: databaseUrl, appSecret });
  console.log(applied === 0 ? "The database is up to date." : `${applied} migrations applied.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
