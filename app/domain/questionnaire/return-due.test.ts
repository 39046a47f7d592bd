import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findReturnDueProblem, suggestReturnDue } from "./return-due.ts";
import { latestDueOn } from "./rounds.ts";

const day = calendarDate;
const on = day("2026-12-01");

test("two weeks are given, and never less than was told", () => {
  expect(suggestReturnDue({ answerDueOn: day("2026-11-20") }, on)).toBe("2026-12-15");
  expect(suggestReturnDue({ answerDueOn: day("2026-12-02") }, on)).toBe("2026-12-15");
  expect(suggestReturnDue({ answerDueOn: day("2027-01-10") }, on)).toBe("2027-01-10");
});

test.each([
  [null, "Enter by when"],
  ["2026-11-30", "is past"],
  ["2026-12-01", "is today"],
  ["2026-12-09", "due by 10 Dec 2026 already"],
  ["2026-12-10", null],
])("the day %s: %s", (dueOn, problem) => {
  const found = findReturnDueProblem(
    dueOn === null ? null : day(dueOn),
    { answerDueOn: day("2026-12-10") },
    on,
  );
  if (problem === null) expect(found).toBeNull();
  else expect(found).toContain(problem);
});

test("the latest day that was told holds, whatever round it came with", () => {
  const decided = (dueOn: string | null) => ({
    decision: { dueOn: dueOn === null ? null : day(dueOn) } as never,
  });
  const sent = { dueOn: day("2026-11-20") };
  expect(latestDueOn(sent, [])).toBe("2026-11-20");
  expect(latestDueOn(sent, [{ decision: null }, decided(null)])).toBe("2026-11-20");
  expect(latestDueOn(sent, [decided("2026-12-20"), decided("2026-12-05")])).toBe("2026-12-20");
});
