import { eq } from "drizzle-orm";
import { grantStateOf, isShut, type ShutAccess } from "#app/domain/audit/grant.ts";
import { calendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { organizations } from "#db/schema/organization.ts";

/**
 * The audit rooms that a person was let into and may not read now, the one that ended last first: theirs
 * alone, so that nobody else learns that a room existed.
 *
 * @param at the instant of the request.
 */
export async function listShutAccess(personId: string, at: Date): Promise<ShutAccess[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({ grant: auditGrants, room: audits, prime: organizations })
      .from(auditGrants)
      .innerJoin(audits, eq(audits.id, auditGrants.auditId))
      .innerJoin(organizations, eq(organizations.id, auditGrants.primeId))
      .where(eq(auditGrants.personId, personId)),
  );
  const accesses = rows.map(({ grant, room, prime }) => {
    const endsOn = calendarDate(room.endsOn);
    const startsOn = calendarDate(room.startsOn);
    const endedAt = grant.revokedAt ?? room.closedAt;
    const state = grantStateOf(
      {
        startsOn,
        endsOn,
        isAccepted: true,
        isRevoked: grant.revokedAt !== null,
        isClosed: room.closedAt !== null,
      },
      calendarDateOf(at, prime.timeZone),
    );
    return {
      grantId: grant.id,
      state,
      auditTitle: room.title,
      primeName: prime.legalName,
      startsOn,
      lastOn: endedAt ? calendarDateOf(endedAt, prime.timeZone) : endsOn,
    };
  });
  return accesses.filter(isShut).sort((a, b) => b.lastOn.localeCompare(a.lastOn));
}
