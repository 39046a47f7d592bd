import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { askOf, findDueProblem, linkUntil, suggestDueOn } from "./ask.ts";

const on = calendarDate("2026-11-29");
const request = (change: Partial<Parameters<typeof askOf>[0][number]> = {}) => ({
  id: "r",
  dueOn: calendarDate("2026-12-20"),
  subcontractNumber: "W-1001",
  subcontractTitle: "Wing skins",
  required: null,
  clauses: [{ number: "252.204-7020" }],
  information: "CUI" as const,
  submittedAt: null,
  ...change,
});

test("an invitation tells what each open request asks, and by when", () => {
  const ask = askOf([
    request({ required: "Level 2 (C3PAO)" }),
    request({ subcontractNumber: "W-1002", dueOn: calendarDate("2026-12-10") }),
    request({ subcontractNumber: "W-1003", submittedAt: new Date() }),
  ]);
  expect(ask).toMatchObject({
    asked: "cmmc-status",
    asks: [
      "W-1001, Wing skins: show a current Level 2 (C3PAO)",
      "W-1002, Wing skins: show its NIST SP 800-171 DoD Assessment",
    ],
    dueOn: "2026-12-10",
  });
});

test("nobody is asked for an answer by a day that is past: a new invitation has its own due date", () => {
  const late = askOf([request({ dueOn: calendarDate("2026-11-01") })]);
  expect(suggestDueOn(late, on)).toBe(addDays(on, 21));
  expect(findDueProblem(late, calendarDate("2026-11-01"), on)).toBe(
    "1 Nov 2026 is past. Give them a day after today.",
  );
  expect(findDueProblem(late, on, on)).toBe("29 Nov 2026 is today. Give them a day after today.");
  expect(findDueProblem(late, addDays(on, 1), on)).toBeNull();
});

test("a due date that was told stays, or becomes a later one", () => {
  const told = askOf([request()]);
  expect(suggestDueOn(told, on)).toBe("2026-12-20");
  expect(findDueProblem(told, calendarDate("2026-12-19"), on)).toBe(
    "The answer is due by 20 Dec 2026 already. Enter that day or a later one.",
  );
  expect(findDueProblem(told, calendarDate("2026-12-20"), on)).toBeNull();
});

test("where nothing is asked there is no due date", () => {
  expect(suggestDueOn(askOf([]), on)).toBeNull();
  expect(findDueProblem(askOf([]), null, on)).toBeNull();
  expect(findDueProblem(askOf([request()]), null, on)).toBe("Enter by when you need the answer.");
});

test("the link opens for two weeks, and at least until the last answer is due", () => {
  const two = askOf([request({ dueOn: calendarDate("2026-12-03") }), request()]);
  expect(linkUntil(two, calendarDate("2026-12-05"), on)).toBe("2026-12-20");
  expect(linkUntil(two, calendarDate("2027-01-15"), on)).toBe("2027-01-15");
  expect(linkUntil(askOf([]), null, on)).toBe("2026-12-13");
});
