import type { TaskList } from "graphile-worker";
import { buildRecord } from "./build-record.server.ts";
import { deliverLetter } from "./deliver-letter.server.ts";
import { sweep } from "./sweep.server.ts";

/** Every job by the name under which it is enqueued. */
export const TASKS: TaskList = {
  "build-record": (payload) => buildRecord(payload),
  "deliver-letter": (payload) => deliverLetter(payload),
  sweep: () => sweep(),
};

/**
 * Every hour: what stopped holding yesterday is decided anew, logs that grew are
 * sealed, sessions past their limits go.
 */
export const CRONTAB = "5 * * * * sweep ?fill=1d";
