import { sendDigestsIn } from "#app/commands/notification/send-digests.server.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { isWakingHour } from "#app/domain/reminder/quiet-days.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { listDigestPlaces } from "#app/queries/notification/digest.server.ts";
import { systemActor } from "./system-actor.server.ts";

/**
 * The digests of every organization whose morning has come: one transaction an organization. Run every
 * hour, each person gets one a day at the most.
 *
 * @returns how many letters.
 */
export async function sendDigests(at: Date): Promise<number> {
  let sent = 0;
  await forEachApart(await asSystem(listDigestPlaces), async (place) => {
    if (!isWakingHour(at, place.timeZone)) return;
    const actor = systemActor(place, at);
    sent += await asSystem((tx) => sendDigestsIn({ tx, actor }), { at });
  });
  return sent;
}
