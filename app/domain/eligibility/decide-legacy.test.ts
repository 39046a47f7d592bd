import { expect, test } from "vitest";
import { decideEligibility } from "./decide.ts";
import { answer, assessment, input } from "./stated.ts";
import type { AssessmentFact } from "./types.ts";

type Row = [string, AssessmentFact[], string, string | null, string];

const BASIC = "NIST SP 800-171 Basic of";

test.each<Row>([
  ["nothing shown", [], "ineligible", null, "no-assessment"],
  ["a Basic today", [assessment(`${BASIC} 2026-11-24`)], "eligible", "2029-11-24", "met"],
  ["its third anniversary", [assessment(`${BASIC} 2023-11-24`)], "eligible", "2026-11-24", "met"],
  ["a day older", [assessment(`${BASIC} 2023-11-23`)], "ineligible", null, "assessment-too-old"],
  [
    "another site",
    [assessment("NIST SP 800-171 Medium of 2026-01-01", { cages: [] })],
    "ineligible",
    null,
    "cage-not-covered",
  ],
  [
    "a High of next week",
    [assessment("NIST SP 800-171 High of 2026-12-01")],
    "ineligible",
    "2026-11-30",
    "not-yet-effective",
  ],
  [
    "a CMMC status, which is another thing",
    [assessment("Final Level 2 (C3PAO) of 2026-01-01")],
    "ineligible",
    null,
    "no-assessment",
  ],
])("under 252.204-7020 without a CMMC requirement: %s", (_, shown, verdict, holdsUntil, code) => {
  const given = input("2026-11-24", null, "CUI", shown, []);
  const contract = { requiredStatus: null, clauses: ["252.204-7012", "252.204-7020"] };
  expect(answer({ ...given, contract })).toEqual({ verdict, holdsUntil, codes: [code] });
  expect(decideEligibility({ ...given, contract })).toMatchObject({
    required: null,
    citation: "DFARS 252.204-7020(g)(2)",
  });
});

test.each([
  [["252.204-7012"], "no-requirement"],
  [["252.204-7012", "252.240-7997"], "no-requirement"],
  [["252.204-7012", "252.204-7019"], "no-requirement"],
  [["252.204-7020"], "ineligible"],
  [["DFARS 252.204-7020 (NOV 2023)"], "ineligible"],
])("without a CMMC requirement and with %o, nothing shown: %s", (clauses, verdict) => {
  const given = input("2026-11-24", null, "CUI", [], []);
  expect(answer({ ...given, contract: { requiredStatus: null, clauses } }).verdict).toBe(verdict);
});

test("FCI and off-the-shelf items need no DoD Assessment", () => {
  const contract = { requiredStatus: null, clauses: ["252.204-7012", "252.204-7020"] };
  const fci = { ...input("2026-11-24", null, "FCI", [], []), contract };
  expect(answer(fci).verdict).toBe("no-requirement");
  const cui = { ...input("2026-11-24", null, "CUI", [], []), contract };
  cui.subcontract.commercialOffTheShelfOnly = true;
  expect(answer(cui)).toMatchObject({ verdict: "no-requirement", codes: ["cots-only"] });
});
