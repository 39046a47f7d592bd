import { createServer } from "node:net";
import { closeDatabase } from "#app/platform/db.server.ts";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { dataDirectory, setDemoEnvironment } from "./demo-environment.ts";
import { explainListenError } from "./http-server.ts";

type Say = (text: string) => void;

/**
 * Everything that a portal with the demo's supply chain needs before it can be served: a free port, a
 * database that runs and is migrated, an environment, and the data.
 *
 * @param stops gets a way to stop each thing that was started, @see runUntilStopped
 * @throws Error with one sentence when the port is taken.
 */
export async function prepareDemo(stops: (() => Promise<void>)[], say: Say): Promise<void> {
  await requireFreePort(Number(process.env.PORT || 3000));
  const databaseUrl = process.env.DATABASE_URL || (await ownDatabase(stops, say));
  // Stopped before PostgreSQL: a statement that is under way ends, and no later one begins.
  stops.push(closeDatabase);
  await setDemoEnvironment(databaseUrl);
  await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
  const { seedDemo } = await import("#db/seed/demo.ts");
  await seedDemo(say);
  await closeDatabase();
}

async function ownDatabase(stops: (() => Promise<void>)[], say: Say): Promise<string> {
  say("Starting PostgreSQL");
  const starting = startEmbeddedPostgres({ dataDirectory: dataDirectory() });
  // Known before it runs: Ctrl-C may come while it starts, and must not leave it behind.
  stops.push(async () => (await starting.catch(() => null))?.stop());
  return (await starting).ownerUrl;
}

/** Asked first, so that nobody waits for the data to learn that the port is taken. */
function requireFreePort(port: number): Promise<void> {
  const host = process.env.HOST || "127.0.0.1";
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", (error) => reject(explainListenError(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
