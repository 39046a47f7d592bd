import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";

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

/** Access that somebody took up and cannot use now. */
export type ShutAccess = {
  grantId: string;
  state: Extract<GrantState, "waiting" | "expired" | "ended">;
  auditTitle: string;
  primeName: string;
  startsOn: CalendarDate;
  /** the last day on which it could be used */
  lastOn: CalendarDate;
};

/** Whether access that was taken up opens nothing now. */
export function isShut<T extends { state: GrantState }>(
  access: T,
): access is T & { state: ShutAccess["state"] } {
  return access.state !== "active" && access.state !== "invited";
}

/** What to say to the one who was let into a room and cannot read it now: in one line, and what to do. */
export function sayShutAccess(access: ShutAccess): { title: string; text: string } {
  const { state, auditTitle, primeName, startsOn, lastOn } = access;
  const room = `\u201c${auditTitle}\u201d of ${primeName}`;
  if (state === "waiting")
    return {
      title: "This audit room is not open yet",
      text: `You may read ${room} from ${formatDate(startsOn)} on. Open this address again on that day.`,
    };
  const why =
    state === "expired"
      ? `${formatDate(lastOn)} was the last day on which you could read ${room}.`
      : `You can no longer read ${room}: your access was ended on ${formatDate(lastOn)}.`;
  return {
    title: "Your access to this audit room has ended",
    text: `${why} What you drew and wrote stays with the prime, and an oversight record that you downloaded can be checked at any time. If you need to read more, ask the prime to let you in again.`,
  };
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
