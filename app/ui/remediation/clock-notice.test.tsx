import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findCloseOutClock } from "#app/domain/remediation/clock.ts";
import { ClockNotice } from "./clock-notice.tsx";

const on = calendarDate("2026-12-01");

function say(clock: ReturnType<typeof findCloseOutClock>, open = 2): string {
  const html = renderToStaticMarkup(
    <ClockNotice clock={clock} openCount={open} notMetCount={open} inboxHref="/inbox" />,
  );
  return html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

const conditional = (type: "Level 2 (Self)" | "Level 2 (C3PAO)") =>
  findCloseOutClock(
    [
      {
        type,
        status: "Conditional",
        statusDate: calendarDate("2026-11-26"),
        openRequirements: [{ id: "3.1.9" }],
        score: 109,
      },
    ],
    on,
  );

test("the 180 days are said to run from the status date, told to a prime or not", () => {
  expect(say(null)).toContain("run from its CMMC Status Date, whether or not a prime was told");
});

test("what is to be done until the last day stands in its order, by whom and where", () => {
  const self = say(conditional("Level 2 (Self)"));
  expect(self).toContain("Day 5 of 180");
  expect(self).toMatch(
    /Meet every requirement.*assessed by your own company.*posted in SPRS, by 25 May 2027.*affirms once more.*Tell your primes/,
  );
  expect(say(conditional("Level 2 (C3PAO)"))).toMatch(/assessed by an authorized.*CMMC eMASS/);
  expect(say(conditional("Level 2 (Self)"), 0)).toContain("Every requirement is met");
});
