import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Actor } from "#app/platform/db.server.ts";

/** The id under which the log names what no person did. */
const SYSTEM_ID = "00000000-0000-0000-0000-000000000000";

/** The portal itself, working for a prime by a job. */
export function systemActor(
  prime: { id: string; legalName: string; timeZone: string },
  at: Date,
): Actor {
  return {
    personId: SYSTEM_ID,
    personName: "Flowdown",
    organizationId: prime.id,
    organizationName: prime.legalName,
    role: "system",
    secondFactorAt: null,
    at,
    on: calendarDateOf(at, prime.timeZone),
  };
}
