import { isDatabaseReady } from "#app/platform/db.server.ts";
import { isQueueServed } from "#app/platform/job-queue.server.ts";

/** Which parts the portal needs are there: the migrated database and the job worker of this process. */
export async function readReadiness(): Promise<{ database: boolean; jobs: boolean }> {
  return { database: await isDatabaseReady(), jobs: isQueueServed() };
}
