import { tellAuditorsIn } from "#app/commands/audit/tell-auditors.server.ts";
import { addDays, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { isWakingHour } from "#app/domain/reminder/quiet-days.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { listPrimesWithRooms } from "#app/queries/audit/told.server.ts";
import { systemActor } from "./system-actor.server.ts";

/**
 * What concerns the auditors of every prime whose morning has come: one transaction a prime. Run every
 * hour, each is told a thing once.
 *
 * @returns how many letters.
 */
export async function tellAuditors(at: Date): Promise<number> {
  // Somewhere the day before still runs.
  const from = addDays(calendarDateOf(at, "UTC"), -1);
  let sent = 0;
  const primes = await asSystem((tx) => listPrimesWithRooms(tx, from));
  await forEachApart(primes, async (prime) => {
    if (!isWakingHour(at, prime.timeZone)) return;
    const actor = systemActor(prime, at);
    sent += await asSystem((tx) => tellAuditorsIn({ tx, actor }), { at });
  });
  return sent;
}
