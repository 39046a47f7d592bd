import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { roleUrl } from "./db-roles.server.ts";
import { env } from "./env.server.ts";
import { log } from "./log.server.ts";

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
});

let runner: Runner | undefined;

/**
 * Start working off the queue in this process.
 *
 * @param taskList every job by the name under which it is enqueued.
 * @param crontab when jobs start by themselves, in crontab form, UTC.
 */
export async function startQueue(taskList: TaskList, crontab: string): Promise<void> {
  const { databaseUrl, appSecret } = env();
  runner = await run({
    connectionString: roleUrl(databaseUrl, "flowdown_queue", appSecret),
    taskList,
    crontab,
    concurrency: 2,
    maxPoolSize: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
  });
}

/** Whether jobs are being worked off in this process. */
export function isQueueServed(): boolean {
  return runner !== undefined;
}

/** Finish the jobs at hand and stop. */
export async function stopQueue(): Promise<void> {
  const stopping = runner;
  runner = undefined;
  await stopping?.stop();
}
