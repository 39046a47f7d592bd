import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { asActor, closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { seedScale } from "#db/seed/scale/seed.ts";
import { type BenchPage, listPages } from "./pages.ts";

export type OpenPortfolio = {
  /** the pages to ask for */
  pages: BenchPage[];
  /** to ask with */
  cookie: string;
  /** One more entry in the prime's log, as when anybody does anything: what was kept is read anew. */
  writeEntry(): Promise<void>;
};

/**
 * A portfolio of so many suppliers, made once and kept, and somebody who is signed in to it.
 *
 * @returns no connection stays open, before an entry is written.
 */
export async function openBenchPortfolio(suppliers: number): Promise<OpenPortfolio> {
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
  return {
    pages,
    cookie,
    async writeEntry() {
      const at = new Date();
      const actor = {
        personId: prime.personId,
        personName: prime.personName,
        role: "prime-admin" as const,
        organizationId: prime.id,
        organizationName: prime.name,
        secondFactorAt: at,
        at,
        on: calendarDateOf(at),
      };
      await asActor(actor, (scope) =>
        appendOversightEntry(scope, "reminders.sent", {}, { letters: 0 }),
      );
    },
  };
}
