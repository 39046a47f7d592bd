import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { assignmentStateOf, planAssignment } from "./assignment.ts";

const day = calendarDate("2026-12-01");
const parts = ["system", "assessment"].map((part) => ({ part, title: part, items: [], reads: [] }));
const base = { parts, standing: [], chosen: ["system"], shown: [], dueOn: day, on: day };
const onSystem = { assignmentId: "a", part: "system" };

test("parts are given that there are, for a day that has not passed", () => {
  expect(planAssignment(base)).toEqual({ ok: true, given: [parts[0]], replaced: [] });
  expect(planAssignment({ ...base, chosen: ["system", "sign"] })).toMatchObject({
    reason: "unknown-part",
  });
  expect(planAssignment({ ...base, chosen: [] })).toMatchObject({ reason: "unknown-part" });
  expect(planAssignment({ ...base, dueOn: calendarDate("2026-11-30") })).toMatchObject({
    reason: "past",
  });
});

test("a part changes hands when the page showed who was on it", () => {
  const taken = { ...base, standing: [onSystem] };
  expect(planAssignment({ ...taken, shown: [onSystem] })).toMatchObject({
    ok: true,
    replaced: ["a"],
  });
  expect(planAssignment(taken)).toEqual({ ok: false, reason: "changed" });
});

test("what was taken back meanwhile is shown anew first", () => {
  expect(planAssignment({ ...base, shown: [onSystem] })).toMatchObject({ reason: "changed" });
  const elsewhere = { ...base, chosen: ["assessment"], shown: [onSystem] };
  expect(planAssignment(elsewhere)).toMatchObject({ ok: true });
});

test("an assignment is told by its latest mark", () => {
  const open = { isJoined: true, isInvitationOpen: false, finishedAt: null, endedAt: null };
  expect(assignmentStateOf(open)).toBe("open");
  expect(assignmentStateOf({ ...open, isJoined: false })).toBe("lapsed");
  expect(assignmentStateOf({ ...open, isJoined: false, isInvitationOpen: true })).toBe("invited");
  expect(assignmentStateOf({ ...open, finishedAt: "x" })).toBe("finished");
  expect(assignmentStateOf({ ...open, finishedAt: "x", endedAt: "y" })).toBe("ended");
});
