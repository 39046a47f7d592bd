import { sweepSessions } from "#app/platform/session.server.ts";

/** The hourly round. */
export async function sweep(): Promise<void> {
  await sweepSessions();
}
