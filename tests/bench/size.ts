import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { seedScale } from "#db/seed/scale/seed.ts";
import { startBare } from "./bare.ts";
import { measurePage } from "./measure.ts";
import { listPages } from "./pages.ts";
import { startPortal } from "./portal.ts";
import { openStatementCounter } from "./statements.ts";
import type { SizeResult } from "./types.ts";

const suppliers = Number(process.argv[2]);
await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
const prime = await seedScale(suppliers, (text) => console.error(text));
const session = await startSession(prime.personId, {
  secondFactorAt: new Date(),
  device: "bench",
  replaces: null,
});
const [cookie = ""] = session.split(";");
const pages = await listPages(prime.id);
await closeDatabase();

const counter = await openStatementCounter(env().databaseUrl);
const portal = await startPortal();
const bare = await startBare(env().port);
const result: SizeResult = { suppliers, pages: [], memoryMiB: null };
try {
  const started = await portal.memoryMiB();
  for (const { path } of pages) await fetch(`${portal.url}${path}`, { headers: { cookie } });
  const warm = await portal.memoryMiB();
  for (const page of pages) {
    console.error(page.name);
    const measured = { portal, bare: bare.url, cookie, countAsked: counter.count };
    result.pages.push(await measurePage(page, measured));
  }
  const loaded = await portal.memoryMiB();
  if (started && warm && loaded) result.memoryMiB = { started, warm, loaded };
} finally {
  await bare.stop();
  await portal.stop();
  await counter.stop();
}
console.log(JSON.stringify(result));
