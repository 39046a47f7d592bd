import { and, eq, isNull } from "drizzle-orm";
import { asSystemOnce, type Transaction } from "#app/platform/db.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { calendars } from "#db/schema/calendar.ts";
import { persons } from "#db/schema/person.ts";

/** Let the address of a person's calendar open nothing any more; nothing happens where there is none. */
export function revokeCalendar(personId: string): Promise<void> {
  return asSystemOnce((tx) => revokeCalendarIn(tx, personId));
}

/** As `revokeCalendar`, in a transaction that does more. */
export async function revokeCalendarIn(tx: Transaction, personId: string): Promise<void> {
  // Of two at once the second waits, and revokes what the first has made.
  await tx
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.id, personId))
    .for("no key update");
  const revoked = await tx
    .update(calendars)
    .set({ revokedAt: new Date() })
    .where(and(eq(calendars.personId, personId), isNull(calendars.revokedAt)))
    .returning({ id: calendars.id });
  if (revoked.length > 0) await recordSecurityEvent(tx, { kind: "calendar.revoked", personId });
}
