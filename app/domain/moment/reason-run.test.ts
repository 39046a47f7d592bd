import { expect, test } from "vitest";
import { assessment, input } from "#app/domain/eligibility/stated.ts";
import { firstDayOf, hasReason } from "./reason-run.ts";

const given = input(
  "2026-05-20",
  "Level 2 (C3PAO)",
  "CUI",
  [assessment("Final Level 2 (C3PAO) of 2025-01-10")],
  ["2025-05-02"],
);

test("an affirmation is overdue from the day after its year is over", () => {
  expect(hasReason(given, "affirmation-overdue")).toBe(true);
  expect(firstDayOf(given, "affirmation-overdue", true)).toBe("2026-05-03");
});

test("the day on which a reason went is the first one without it", () => {
  expect(firstDayOf(given, "met", false)).toBe("2026-05-03");
});

test("what was so for thirty years has no first day", () => {
  const nothing = input("2026-05-20", "Level 2 (C3PAO)", "CUI", [], []);
  expect(firstDayOf(nothing, "no-assessment", true)).toBeNull();
});
