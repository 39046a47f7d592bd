import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** How an auditor's access stands. */
export type GrantState = "invited" | "waiting" | "active" | "expired" | "ended";

export const GRANT_STATE_WORDS: Record<GrantState, string> = {
  invited: "Invited, not signed in yet",
  waiting: "May read from the first day on",
  active: "May read",
  expired: "Expired",
  ended: "Ended",
};

/** Between which days a room may be read, and whether it was closed before. */
export type RoomPeriod = { startsOn: CalendarDate; endsOn: CalendarDate; isClosed: boolean };

/** How access stands on a day: it ends by a decision first, by its date otherwise. */
export function grantStateOf(
  grant: RoomPeriod & { isAccepted: boolean; isRevoked: boolean },
  on: CalendarDate,
): GrantState {
  if (grant.isRevoked || grant.isClosed) return "ended";
  if (grant.endsOn < on) return "expired";
  if (!grant.isAccepted) return "invited";
  return on < grant.startsOn ? "waiting" : "active";
}

/** Whether access can still be used or taken up. */
export function isGrantAlive(state: GrantState): boolean {
  return state !== "ended" && state !== "expired";
}

/** How an audit room stands. */
export type RoomState = "planned" | "open" | "over" | "closed";

export const ROOM_STATE_WORDS: Record<RoomState, string> = {
  planned: "Not begun",
  open: "Open",
  over: "Over",
  closed: "Closed",
};

/** How a room stands on a day. */
export function roomStateOf(room: RoomPeriod, on: CalendarDate): RoomState {
  if (room.isClosed) return "closed";
  if (room.endsOn < on) return "over";
  return on < room.startsOn ? "planned" : "open";
}
