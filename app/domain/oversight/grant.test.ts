import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { grantStateOf } from "./grant.ts";

const expiresOn = calendarDate("2026-12-31");

test.each([
  ["2026-12-31", false, false, "invited"],
  ["2026-12-31", true, false, "active"],
  ["2027-01-01", true, false, "expired"],
  ["2026-12-01", true, true, "ended"],
  ["2027-01-01", true, true, "ended"],
])("on %s, accepted %s and revoked %s, it is %s", (on, isAccepted, isRevoked, state) => {
  expect(grantStateOf({ isAccepted, isRevoked, expiresOn }, calendarDate(on))).toBe(state);
});
