import { createServer } from "node:net";
import { closeDatabase } from "#app/platform/db.server.ts";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { buildIfNeeded } from "./build-if-needed.ts";
import { dataDirectory, setDemoEnvironment } from "./demo-environment.ts";
import { explainListenError, startServer } from "./http-server.ts";
import { runUntilStopped } from "./until-stopped.ts";

const say = (text: string) => console.log(text);

await runUntilStopped(async (stops) => {
  await requireFreePort(Number(process.env.PORT || 3000));
  const databaseUrl = process.env.DATABASE_URL || (await ownDatabase(stops));
  // Stopped before PostgreSQL: a statement that is under way ends, and no later one begins.
  stops.push(closeDatabase);
  await setDemoEnvironment(databaseUrl);
  await buildIfNeeded(say);
  await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
  const { seedDemo } = await import("#db/seed/demo.ts");
  await seedDemo(say);
  await closeDatabase();
  const server = await startServer();
  stops.push(server.stop);
  say(`\nFlowdown is at ${server.url}\nStop it with Ctrl-C; what was entered stays.`);
});

async function ownDatabase(stops: (() => Promise<void>)[]): Promise<string> {
  say("Starting PostgreSQL");
  const starting = startEmbeddedPostgres({ dataDirectory: dataDirectory() });
  // Known before it runs: Ctrl-C may come while it starts, and must not leave it behind.
  stops.push(async () => (await starting.catch(() => null))?.stop());
  return (await starting).ownerUrl;
}

/** Asked first, so that nobody waits for a build to learn that the port is taken. */
function requireFreePort(port: number): Promise<void> {
  const host = process.env.HOST || "127.0.0.1";
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", (error) => reject(explainListenError(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
