import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { roleUrl } from "./db-roles.server.ts";
import { env } from "./env.server.ts";
import { log } from "./log.server.ts";
import { guardQueue, type QueueGuard } from "./queue-guard.server.ts";

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
});

let runner: Runner | undefined;
let guard: QueueGuard | undefined;

/**
 * Start working off the queue in this process.
 *
 * @param taskList every job by the name under which it is enqueued.
 * @param crontab when jobs start by themselves, in crontab form, UTC.
 * @param atStart a job that runs now as well; of several processes that start it waits once.
 */
export async function startQueue(
  taskList: TaskList,
  crontab: string,
  atStart?: string,
): Promise<void> {
  const { databaseUrl, appSecret } = env();
  const connectionString = roleUrl(databaseUrl, "flowdown_queue", appSecret);
  const events: WorkerEvents = new EventEmitter();
  let name = "";
  events.on("pool:create", ({ workerPool }) => {
    name = workerPool.id;
  });
  runner = await run({
    events,
    connectionString,
    taskList,
    crontab,
    concurrency: 2,
    maxPoolSize: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
  });
  guard = await guardQueue(connectionString, name);
  if (atStart) await runner.addJob(atStart, {}, { jobKey: atStart });
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
  await guard?.stop();
  guard = undefined;
}
