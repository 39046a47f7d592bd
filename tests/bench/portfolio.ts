import { closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { seedScale } from "#db/seed/scale/seed.ts";
import { type BenchPage, listPages } from "./pages.ts";

/**
 * A portfolio of so many suppliers, made once and kept, and somebody who is signed in to it.
 *
 * @returns the pages to ask for, and the cookie to ask with; no connection stays open.
 */
export async function openBenchPortfolio(
  suppliers: number,
): Promise<{ pages: BenchPage[]; cookie: string }> {
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
  return { pages, cookie };
}
