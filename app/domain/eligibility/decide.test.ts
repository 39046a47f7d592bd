import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { CASES } from "./cases.ts";
import { decideEligibility } from "./decide.ts";
import { answer, assessment, input } from "./stated.ts";

test.each(CASES)("$name", ({ given, verdict, holdsUntil, codes }) => {
  expect(answer(given)).toEqual({ verdict, holdsUntil, codes });
});

test("off-the-shelf items carry no requirement, whatever the contract requires", () => {
  const given = input("2026-11-24", "Level 2 (C3PAO)", "FCI", [], []);
  given.subcontract.commercialOffTheShelfOnly = true;
  expect(answer(given)).toMatchObject({ verdict: "no-requirement", codes: ["cots-only"] });
  given.subcontract.information = "none";
  expect(answer(given).codes).toEqual(["no-fci-or-cui", "cots-only"]);
});

test("a directed status that is higher replaces the minimum", () => {
  const held = assessment("Final Level 2 (C3PAO) of 2026-05-24");
  const given = input("2026-11-24", "Level 3 (DIBCAC)", "CUI", [held], ["2026-05-24"]);
  given.subcontract.directedStatus = "Level 3 (DIBCAC)";
  expect(decideEligibility(given)).toMatchObject({
    verdict: "ineligible",
    required: "Level 3 (DIBCAC)",
    citation: "32 CFR 170.23(b)",
    reasons: [{ code: "level-too-low" }],
  });
});

test("the satisfying assessment that holds longest is named, and the verdict outlasts it", () => {
  const given = {
    ...input(
      "2026-05-01",
      "Level 2 (C3PAO)",
      "CUI",
      [
        assessment("Final Level 2 (C3PAO) of 2024-01-10", { id: "short" }),
        assessment("Final Level 3 (DIBCAC) of 2026-01-10", { id: "long" }),
        assessment("Final Level 2 (C3PAO) of 2026-06-01", { id: "later" }),
      ],
      [],
    ),
    affirmations: [
      { assessment: "short", affirmedOn: calendarDate("2025-06-01") },
      { assessment: "long", affirmedOn: calendarDate("2026-01-10") },
      { assessment: "later", affirmedOn: calendarDate("2026-06-01") },
    ],
  };
  expect(decideEligibility(given)).toMatchObject({ satisfiedBy: "long", holdsUntil: "2027-06-01" });
});

test("an affirmation of another assessment does not count", () => {
  const held = assessment("Final Level 2 (C3PAO) of 2026-05-24");
  const given = input("2026-11-24", "Level 2 (C3PAO)", "CUI", [held], []);
  const affirmations = [{ assessment: "a2", affirmedOn: calendarDate("2026-05-24") }];
  expect(answer({ ...given, affirmations }).codes).toEqual(["affirmation-missing"]);
});

test("one assessment has to cover every performing site", () => {
  const held = assessment("Final Level 2 (C3PAO) of 2026-05-24");
  const given = input("2026-11-24", "Level 2 (C3PAO)", "CUI", [held], ["2026-05-24"]);
  const at = (...performingCages: string[]) =>
    decideEligibility({ ...given, subcontract: { ...given.subcontract, performingCages } });
  expect(at().verdict).toBe("eligible");
  expect(at("1ABC5", "2DEF6").reasons[0]).toMatchObject({
    code: "cage-not-covered",
    text: expect.stringContaining("2DEF6"),
  });
});

test("the best candidate is the one with the fewest blockers", () => {
  const shown = [
    assessment("Final Level 2 (C3PAO) of 2020-01-01", { id: "old" }),
    assessment("Final Level 2 (C3PAO) of 2026-01-01", { id: "unaffirmed" }),
    assessment("Final Level 1 (Self) of 2026-01-01", { id: "low", cages: [] }),
  ];
  const given = input("2026-11-24", "Level 2 (C3PAO)", "CUI", shown, []);
  expect(answer(given).codes).toEqual(["affirmation-missing"]);
});

test("every reason carries a citation and a sentence", () => {
  for (const { given } of CASES)
    for (const { citation, text } of decideEligibility(given).reasons) {
      expect(citation).toMatch(/^(32 CFR|DFARS|FAR)/);
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
});
