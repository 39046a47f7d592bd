import { and, eq } from "drizzle-orm";
import { type RoomState, roomStateOf } from "#app/domain/audit/grant.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { audits } from "#db/schema/audit.ts";
import type { OpenRoom } from "./let-in.server.ts";

/**
 * A room of the prime, held so that nobody closes it meanwhile; null when there is none. Who tells its auditors
 * something with the log in hand goes on: they would wait for each other.
 */
export async function findRoom(
  { tx, actor }: Scope,
  auditId: string,
): Promise<(OpenRoom & { state: RoomState }) | null> {
  const [row] = await tx
    .select()
    .from(audits)
    .where(and(eq(audits.id, auditId), eq(audits.primeId, actor.organizationId)))
    .for("no key update");
  if (!row) return null;
  const { id, title, contractIds } = row;
  const days = { startsOn: calendarDate(row.startsOn), endsOn: calendarDate(row.endsOn) };
  const state = roomStateOf({ ...days, isClosed: row.closedAt !== null }, actor.on);
  return { id, title, contractIds, ...days, state };
}
