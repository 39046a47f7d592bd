import { expect, test } from "vitest";
import { findReminderProblem } from "./reminder.ts";

const problemAt = (remindedAt: string, at: string, timeZone?: string) =>
  findReminderProblem(
    { submittedAt: null, remindedAt: new Date(remindedAt), corrections: 0 },
    new Date(at),
    timeZone,
  );

test.each([
  ["America/New_York", "2026-03-09T03:59:59Z", "2026-03-09T04:00:00Z"],
  ["Pacific/Kiritimati", "2026-03-09T09:59:59Z", "2026-03-09T10:00:00Z"],
  [undefined, "2026-03-08T23:59:59Z", "2026-03-09T00:00:00Z"],
])("a day of reminders ends at midnight where the prime's days end: %s", (zone, last, first) => {
  expect(problemAt(last, first, zone)).toBeNull();
  expect(problemAt(first, first, zone)).toBe("reminded-today");
  // On either side of midnight in UTC it may be the same day there.
  expect(problemAt("2026-03-08T23:30:00Z", "2026-03-09T00:30:00Z", zone)).toBe(
    zone ? "reminded-today" : null,
  );
});

test("who answered is not reminded, unless something was sent back", () => {
  const answered = { submittedAt: new Date(0), remindedAt: null, corrections: 0 };
  expect(findReminderProblem(answered, new Date())).toBe("answered");
  expect(findReminderProblem({ ...answered, submittedAt: null }, new Date())).toBeNull();
  expect(findReminderProblem({ ...answered, corrections: 1 }, new Date())).toBeNull();
});
