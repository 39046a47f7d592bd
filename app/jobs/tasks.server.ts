import type { TaskList } from "graphile-worker";
import { buildRecord } from "./build-record.server.ts";
import { deliverLetter } from "./deliver-letter.server.ts";
import { runCampaign } from "./run-campaign.server.ts";
import { sweep } from "./sweep.server.ts";
import { sweepPostures } from "./sweep-postures.server.ts";
import { witnessCheckpoints } from "./witness-checkpoints.server.ts";

/** Every job by the name under which it is enqueued. */
export const TASKS: TaskList = {
  "build-record": (payload) => buildRecord(payload),
  "deliver-letter": (payload) => deliverLetter(payload),
  "run-campaign": (payload) => runCampaign(payload),
  sweep: () => sweep(),
  "sweep-postures": async () => {
    await sweepPostures(new Date());
  },
  "witness-checkpoints": (payload) => witnessCheckpoints(payload),
};

/**
 * What runs when the portal starts, so that nothing that an upgrade marked to be decided anew waits for the
 * hour.
 */
export const AT_START = "sweep-postures";

/**
 * Every hour: what stopped holding yesterday is decided anew, reminders of the day go out once it is
 * morning, logs that grew are sealed and handed to their witnesses, sessions past their limits go.
 */
export const CRONTAB = "5 * * * * sweep ?fill=1d";
