import { parseArgs } from "node:util";
import { closeDatabase } from "#app/platform/db.server.ts";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { SCALE_PASSWORD, seedScale } from "#db/seed/scale/seed.ts";
import { dataDirectory, setDemoEnvironment } from "./demo-environment.ts";
import { runUntilStopped } from "./until-stopped.ts";

/** As many companies as the defense industrial base is said to have. */
const MOST_SUPPLIERS = 300_000;
const say = (text: string) => console.log(text);

await runUntilStopped(async (stops) => {
  const count = readCount();
  if (!process.env.DATABASE_URL) {
    const { ownerUrl, stop } = await startEmbeddedPostgres({ dataDirectory: dataDirectory() });
    stops.push(stop);
    await setDemoEnvironment(ownerUrl);
  }
  if (!env().isDemo)
    throw new Error("seed:scale makes a person with a known password: set FLOWDOWN_DEMO=1 for it.");
  stops.push(closeDatabase);
  await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
  const startedAt = performance.now();
  const prime = await seedScale(count, say);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${prime.name} is there after ${seconds} s. Sign in as ${prime.email}, ${SCALE_PASSWORD}`);
  process.kill(process.pid, "SIGTERM");
});

function readCount(): number {
  const { values } = parseArgs({ options: { suppliers: { type: "string", default: "10000" } } });
  const count = Number(values.suppliers);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_SUPPLIERS) return count;
  throw new Error(`--suppliers takes a whole number from 1 to ${MOST_SUPPLIERS}.`);
}
