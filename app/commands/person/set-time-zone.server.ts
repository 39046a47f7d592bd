import { and, eq, gt } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getTimeZone } from "#app/queries/person/time-zone.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { postures } from "#db/schema/posture.ts";

/**
 * Say in which time zone the organization's days begin and end. Where the day is the one before there,
 * what was decided for the day after is decided again within the hour.
 */
export function setTimeZone(
  actor: Actor,
  { timeZone }: { timeZone: string },
): Promise<{ ok: true; isChanged: boolean }> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "time zone");
    const before = await getTimeZone(scope);
    if (before === timeZone) return { ok: true, isChanged: false };
    const { organizationId, role } = actor;
    if (role !== "system" && sideOf(role) === "prime")
      await appendOversightEntry(
        scope,
        "time-zone.changed",
        {},
        { before: { timeZone: before }, after: { timeZone } },
      );
    await scope.tx
      .update(organizations)
      .set({ timeZone })
      .where(eq(organizations.id, organizationId));
    const on = calendarDateOf(actor.at, timeZone);
    await scope.tx
      .update(postures)
      .set({ refreshOn: on })
      .where(and(eq(postures.primeId, organizationId), gt(postures.asOf, on)));
    return { ok: true, isChanged: true };
  });
}
