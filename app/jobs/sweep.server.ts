import { sealCheckpoints } from "#app/commands/oversight/seal-checkpoint.server.ts";
import { sweepTries } from "#app/platform/rate-limit.server.ts";
import { sweepSecurityEvents } from "#app/platform/security-log.server.ts";
import { sweepSessions } from "#app/platform/session.server.ts";
import { removeDisposed } from "./remove-disposed.server.ts";
import { sweepPostures } from "./sweep-postures.server.ts";

/** The hourly round. */
export async function sweep(): Promise<void> {
  await sweepPostures(new Date());
  await sealCheckpoints(new Date());
  await sweepSessions();
  await sweepTries();
  await sweepSecurityEvents();
  await removeDisposed(new Date());
}
