import { closeDatabase, isDatabaseReady } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { startQueue, stopQueue } from "#app/platform/job-queue.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { AT_START, CRONTAB, TASKS } from "./tasks.server.ts";

/** What the process that serves the portal does before its first and after its last request. */
export const lifecycle = {
  /** @throws Error with one sentence per problem when the environment or the database is not right. */
  async start(): Promise<void> {
    env();
    if (!(await isDatabaseReady()))
      throw new Error(
        "The database does not answer as Flowdown's: check DATABASE_URL and run `npm run migrate`.",
      );
    await startQueue(TASKS, CRONTAB, AT_START);
  },
  async stop(): Promise<void> {
    await stopQueue();
    closeMailer();
    await closeDatabase();
  },
};
