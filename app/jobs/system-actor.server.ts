import { PORTAL } from "#app/commands/log/as-portal.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Actor } from "#app/platform/db.server.ts";

type Prime = { id: string; legalName: string; timeZone: string };

/** The portal itself, working for a prime by a job. */
export function systemActor(prime: Prime, at: Date): Actor {
  return {
    ...PORTAL,
    organizationId: prime.id,
    organizationName: prime.legalName,
    at,
    on: calendarDateOf(at, prime.timeZone),
    timeZone: prime.timeZone,
  };
}

/** Whoever runs the portal, at its command line: no member of the prime, and not the portal either. */
export function operatorActor(prime: Prime, at: Date): Actor {
  return { ...systemActor(prime, at), told: { role: "operator" } };
}
