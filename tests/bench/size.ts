import autocannon from "autocannon";
import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { startBare } from "./bare.ts";
import { measurePage } from "./measure.ts";
import { startPortal } from "./portal.ts";
import { openBenchPortfolio } from "./portfolio.ts";
import { openStatementCounter } from "./statements.ts";
import type { SizeResult } from "./types.ts";

/** Long enough that the bare app runs compiled: the first page would be measured against less otherwise. */
const BARE_WARM_UP_SECONDS = 10;

const suppliers = Number(process.argv[2]);
const { pages, cookie, writeEntry } = await openBenchPortfolio(suppliers);

const counter = await openStatementCounter(env().databaseUrl);
const portal = await startPortal();
const bare = await startBare(env().port);
const result: SizeResult = { suppliers, pages: [], memoryMiB: null };
try {
  const started = await portal.memoryMiB();
  for (const { path } of pages) await fetch(`${portal.url}${path}`, { headers: { cookie } });
  const warm = await portal.memoryMiB();
  await autocannon({ url: bare.url, connections: 4, duration: BARE_WARM_UP_SECONDS });
  for (const page of pages) {
    console.error(page.name);
    const measured = { portal, bare: bare.url, cookie, countAsked: counter.count, writeEntry };
    result.pages.push(await measurePage(page, measured));
  }
  const loaded = await portal.memoryMiB();
  if (started && warm && loaded) result.memoryMiB = { started, warm, loaded };
} finally {
  await bare.stop();
  await portal.stop();
  await counter.stop();
  await closeDatabase();
}
console.log(JSON.stringify(result));
