import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type GrantState, grantStateOf, type RoomState, roomStateOf } from "./grant.ts";

const period = { startsOn: calendarDate("2026-12-01"), endsOn: calendarDate("2026-12-31") };
const open = { ...period, isClosed: false };

test.each<[string, boolean, boolean, GrantState]>([
  ["2026-12-31", false, false, "invited"],
  ["2026-11-30", false, false, "invited"],
  ["2026-11-30", true, false, "waiting"],
  ["2026-12-01", true, false, "active"],
  ["2026-12-31", true, false, "active"],
  ["2027-01-01", true, false, "expired"],
  ["2027-01-01", false, false, "expired"],
  ["2026-12-01", true, true, "ended"],
  ["2027-01-01", true, true, "ended"],
])("on %s, accepted %s and revoked %s, it is %s", (on, isAccepted, isRevoked, state) => {
  expect(grantStateOf({ isAccepted, isRevoked, ...open }, calendarDate(on))).toBe(state);
});

test("everybody's access ends with the room", () => {
  const grant = { ...period, isClosed: true, isAccepted: true, isRevoked: false };
  expect(grantStateOf(grant, calendarDate("2026-12-02"))).toBe("ended");
});

test.each<[string, boolean, RoomState]>([
  ["2026-11-30", false, "planned"],
  ["2026-12-01", false, "open"],
  ["2026-12-31", false, "open"],
  ["2027-01-01", false, "over"],
  ["2026-12-15", true, "closed"],
  ["2027-01-01", true, "closed"],
])("on %s, closed %s, a room is %s", (on, isClosed, state) => {
  expect(roomStateOf({ ...period, isClosed }, calendarDate(on))).toBe(state);
});
