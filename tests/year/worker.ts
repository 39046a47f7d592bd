import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { liveBy } from "./clock.ts";

/**
 * A process that works off the queue as a portal does, all of the portal's jobs, but by the clock of
 * the year. It goes on until it is killed.
 */
liveBy(process.argv[2] ?? "");
// Nobody is left to kill it when who started it is gone.
process.on("disconnect", () => process.exit());

const { TASKS } = await import("#app/jobs/tasks.server.ts");
const { roleUrl } = await import("#app/platform/db-roles.server.ts");
const { env } = await import("#app/platform/env.server.ts");
const { databaseUrl, appSecret } = env();
// Under which name it holds jobs, for who wants to know whose were left by the dead.
let name = "";
const events: WorkerEvents = new EventEmitter();
events.on("pool:create", ({ workerPool }) => {
  name = workerPool.id;
});
await run({
  events,
  connectionString: roleUrl(databaseUrl, "flowdown_queue", appSecret),
  taskList: TASKS,
  crontab: "",
  concurrency: 4,
  maxPoolSize: 6,
  pollInterval: 200,
  noHandleSignals: true,
  // What a dead worker held is given back after four hours of the queue: those pass quickly here.
  minResetLockedInterval: 100,
  maxResetLockedInterval: 200,
  // One delivery in five fails, and each says so at length.
  logger: new Logger(() => () => {}),
});
process.send?.(name);
