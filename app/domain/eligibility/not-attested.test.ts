import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { decideEligibility } from "./decide.ts";
import { answer, assessment, input } from "./stated.ts";
import type { AssessmentFact, ShownAssessment } from "./types.ts";

const DAY = "2026-11-24";

function shown(words: string, facts: Partial<AssessmentFact> = {}): ShownAssessment {
  return {
    assessment: assessment(words, { id: "shown", ...facts }),
    source: "Dana Reed, owner, by phone on 12 Nov 2026",
    affirmedOn: [calendarDate("2026-05-24")],
  };
}

const given = (stated: AssessmentFact[], affirmed: string[] = []) =>
  input(DAY, "Level 2 (Self)", "CUI", stated, affirmed);

test("what the prime recorded itself makes nobody eligible, and says what is missing (32 CFR 170.22)", () => {
  const decided = decideEligibility({
    ...given([]),
    shown: [shown("Final Level 2 (Self) of 2026-05-24")],
  });
  expect(decided.verdict).toBe("ineligible");
  expect(decided.satisfiedBy).toBeNull();
  expect(decided.holdsUntil).toBeNull();
  expect(decided.reasons.map(({ code }) => code)).toEqual(["no-assessment", "not-attested"]);
  expect(decided.reasons[1]).toEqual({
    code: "not-attested",
    citation: "32 CFR 170.22(a)",
    text: "The Final Level 2 (Self) of 24 May 2026 is recorded by the prime from Dana Reed, owner, by phone on 12 Nov 2026. No official of the supplier attested it, so it stands for neither the assessment nor its affirmation.",
  });
});

test("what would block it all the same is told with it, and sites that nobody named are not", () => {
  const textOf = (one: ShownAssessment) =>
    decideEligibility({ ...given([]), shown: [one] }).reasons.at(-1)?.text;
  expect(textOf(shown("Final Level 1 (Self) of 2026-05-24"))).toContain(
    "Attested, it would still not do: The Final Level 1 (Self) of 24 May 2026 is lower than Level 2 (Self).",
  );
  expect(textOf(shown("Final Level 2 (Self) of 2026-05-24", { cages: ["9ZZZ9"] }))).toContain(
    "does not cover CAGE 1ABC5",
  );
  expect(textOf(shown("Final Level 2 (Self) of 2026-05-24", { cages: [] }))).not.toContain("CAGE");
});

test("it stands after what blocks a stated assessment, and is silent beside one that counts", () => {
  const expired = assessment("Final Level 2 (Self) of 2022-05-24");
  const told = [shown("Final Level 2 (Self) of 2026-05-24")];
  expect(answer({ ...given([expired], ["2026-05-24"]), shown: told }).codes).toEqual([
    "status-expired",
    "not-attested",
  ]);
  const current = assessment("Final Level 2 (Self) of 2026-05-24");
  expect(answer({ ...given([current], ["2026-05-24"]), shown: told })).toEqual(
    answer(given([current], ["2026-05-24"])),
  );
});

test("a DoD Assessment that was shown where a CMMC status is required is no reason", () => {
  const told = [shown("NIST SP 800-171 Basic of 2026-05-24")];
  expect(answer({ ...given([]), shown: told }).codes).toEqual(["no-assessment"]);
});

test("where a DoD Assessment is required, one that was shown does not count either (DFARS 252.204-7020(g)(2))", () => {
  const asked = input("2026-01-15", null, "CUI", [], []);
  asked.contract = { requiredStatus: null, clauses: ["252.204-7020"] };
  const decided = decideEligibility({
    ...asked,
    shown: [shown("NIST SP 800-171 Basic of 2025-05-24")],
  });
  expect(decided.verdict).toBe("ineligible");
  expect(decided.reasons.map(({ code }) => code)).toEqual(["no-assessment", "not-attested"]);
});
