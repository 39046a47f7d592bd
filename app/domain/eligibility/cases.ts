import { REQUIRED_STATUSES, type RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { INFORMATION } from "#app/domain/subcontract/information.ts";
import { assessment, input } from "./stated.ts";
import type { AssessmentFact, EligibilityInput } from "./types.ts";

/**
 * One case a line, so that a person can check it against the rule without reading code. Shown is
 * one assessment, covering CAGE 1ABC5 where the work is done unless it says `elsewhere`.
 */
const TABLE = `
name | as of | prime requires | flows | shown | affirmed | verdict | holds until | reasons
FCI only, Level 1 of six months ago | 2026-11-24 | Level 2 (C3PAO) | FCI | Final Level 1 (Self) of 2026-05-24 | 2026-05-24 | eligible | 2027-05-24 | met
CUI under Level 3 | 2026-11-24 | Level 3 (DIBCAC) | CUI | Final Level 2 (C3PAO) of 2026-05-24 | 2026-05-24 | eligible | 2027-05-24 | met
a self-assessment where a third party is required | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (Self) of 2026-05-24 | 2026-05-24 | ineligible | - | third-party-required
CUI with Level 1 only | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 1 (Self) of 2026-05-24 | 2026-05-24 | ineligible | - | level-too-low
FCI with a Level 3 | 2026-11-24 | Level 1 (Self) | FCI | Final Level 3 (DIBCAC) of 2026-05-24 | 2026-05-24 | eligible | 2027-05-24 | met
CUI under Level 1 | 2026-11-24 | Level 1 (Self) | CUI | Final Level 2 (Self) of 2026-05-24 | 2026-05-24 | eligible | 2027-05-24 | met
Conditional on day 180 | 2026-11-28 | Level 2 (C3PAO) | CUI | Conditional Level 2 (C3PAO) of 2026-06-01; score 109; open 3.1.3 | 2026-06-01 | eligible | 2026-11-28 | met
Conditional on day 181 | 2026-11-29 | Level 2 (C3PAO) | CUI | Conditional Level 2 (C3PAO) of 2026-06-01; score 109; open 3.1.3 | 2026-06-01 | ineligible | - | conditional-expired
Conditional with a score of 88 | 2026-06-02 | Level 2 (Self) | CUI | Conditional Level 2 (Self) of 2026-06-01; score 88; open 3.1.3 | 2026-06-01 | eligible | 2026-11-28 | met
Conditional with a score of 87 | 2026-06-02 | Level 2 (Self) | CUI | Conditional Level 2 (Self) of 2026-06-01; score 87; open 3.1.3 | 2026-06-01 | ineligible | - | conditional-not-permitted
encryption that is not validated | 2026-06-02 | Level 2 (Self) | CUI | Conditional Level 2 (Self) of 2026-06-01; score 107; open 3.13.11 partial | 2026-06-01 | eligible | 2026-11-28 | met
no encryption | 2026-06-02 | Level 2 (Self) | CUI | Conditional Level 2 (Self) of 2026-06-01; score 105; open 3.13.11 | 2026-06-01 | ineligible | - | conditional-not-permitted
multifactor for some users only | 2026-06-02 | Level 2 (Self) | CUI | Conditional Level 2 (Self) of 2026-06-01; score 107; open 3.5.3 partial | 2026-06-01 | ineligible | - | conditional-not-permitted
Conditional without a stated score | 2026-06-02 | Level 2 (Self) | CUI | Conditional Level 2 (Self) of 2026-06-01; open 3.1.3 | 2026-06-01 | eligible | 2026-11-28 | met
Conditional Level 1, which does not exist | 2026-06-02 | Level 1 (Self) | FCI | Conditional Level 1 (Self) of 2026-06-01 | 2026-06-01 | ineligible | - | conditional-not-permitted
affirmed a year ago to the day | 2026-05-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2025-05-24 | 2025-05-24 | eligible | 2026-05-24 | met
affirmed a year and a day ago | 2026-05-25 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2025-05-24 | 2025-05-24 | ineligible | - | affirmation-overdue
third anniversary of a Final status | 2026-05-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2023-05-24 | 2026-05-01 | eligible | 2026-05-24 | met
the day after | 2026-05-25 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2023-05-24 | 2026-05-01 | ineligible | - | status-expired
Level 1 of 29 February, last day | 2025-02-28 | Level 1 (Self) | FCI | Final Level 1 (Self) of 2024-02-29 | 2024-02-29 | eligible | 2025-02-28 | met
Level 1 of 29 February, a day later | 2025-03-01 | Level 1 (Self) | FCI | Final Level 1 (Self) of 2024-02-29 | 2024-02-29 | ineligible | - | status-expired, affirmation-overdue
never affirmed | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2026-05-24 | - | ineligible | - | affirmation-missing
affirmed the day before the status | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2026-05-24 | 2026-05-23 | ineligible | - | affirmation-missing
affirmed before the status and after it | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2026-05-24 | 2026-05-23, 2026-06-01 | eligible | 2027-06-01 | met
affirmed before the status, and not again within a year | 2027-06-02 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2026-05-24 | 2026-05-23, 2026-06-01 | ineligible | - | affirmation-overdue
affirmed tomorrow | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2026-05-24 | 2026-11-25 | ineligible | 2026-11-24 | affirmation-missing
assessed and affirmed next week | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2026-12-01 | 2026-12-01 | ineligible | 2026-11-30 | not-yet-effective, affirmation-missing
affirmed again in time | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2025-12-01 | 2025-12-01, 2026-11-20 | eligible | 2027-11-20 | met
an affirmation dated the day after the last one ends | 2026-05-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2025-05-24 | 2025-05-24, 2026-05-25 | eligible | 2027-05-25 | met
an affirmation dated two days after | 2026-05-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2025-05-24 | 2025-05-24, 2026-05-26 | eligible | 2026-05-24 | met
the day between those two | 2026-05-25 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2025-05-24 | 2025-05-24, 2026-05-26 | ineligible | 2026-05-25 | affirmation-overdue
a site that is not covered | 2026-11-24 | Level 2 (C3PAO) | CUI | Final Level 2 (C3PAO) of 2026-05-24; elsewhere | 2026-05-24 | ineligible | - | cage-not-covered
everything wrong at once | 2026-11-24 | Level 2 (C3PAO) | CUI | Conditional Level 2 (Self) of 2025-01-01; score 60; elsewhere | 2025-01-01 | ineligible | - | third-party-required, conditional-expired, conditional-not-permitted, affirmation-overdue, cage-not-covered
nothing shown | 2026-11-24 | Level 2 (C3PAO) | CUI | - | - | ineligible | - | no-assessment
only a DoD Assessment shown | 2026-11-24 | Level 2 (Self) | CUI | NIST SP 800-171 High of 2026-05-24; score 110 | 2026-05-24 | ineligible | - | no-assessment
a CMMC assessment that gave no status | 2026-11-24 | Level 2 (Self) | CUI | Level 2 (Self) of 2026-05-24 | 2026-05-24 | ineligible | - | no-assessment
neither FCI nor CUI | 2026-11-24 | Level 2 (C3PAO) | none | - | - | no-requirement | - | no-fci-or-cui
a contract without a CMMC requirement | 2026-11-24 | - | CUI | - | - | no-requirement | - | not-yet-effective
`;

export type EligibilityCase = {
  name: string;
  given: EligibilityInput;
  verdict: string;
  holdsUntil: string | null;
  codes: string[];
};

/** The table of cases, read. */
export const CASES: EligibilityCase[] = TABLE.trim().split("\n").slice(1).map(readCase);

function readCase(line: string): EligibilityCase {
  const cells = line.split("|").map((cell) => cell.trim());
  const [name = "", asOf = "", requires, flows, shown = "-", affirmed = "-", verdict = ""] = cells;
  const required: RequiredStatus | undefined = REQUIRED_STATUSES.find((one) => one === requires);
  const information = INFORMATION.find((one) => one === flows);
  if (!information) throw new RangeError(`no information in: ${line}`);
  const dates = affirmed === "-" ? [] : affirmed.split(", ");
  const offered = shown === "-" ? [] : [readShown(shown)];
  return {
    name,
    given: input(asOf, required ?? null, information, offered, dates),
    verdict,
    holdsUntil: cells[7] === "-" ? null : (cells[7] ?? ""),
    codes: (cells[8] ?? "").split(", "),
  };
}

function readShown(cell: string): AssessmentFact {
  const [words = "", ...details] = cell.split("; ");
  const facts: Partial<AssessmentFact> = {};
  for (const detail of details) {
    const [key, id = "", partial] = detail.split(" ");
    if (key === "score") facts.score = Number(id);
    if (key === "open") facts.openRequirements = [{ id, partial: partial === "partial" }];
    if (key === "elsewhere") facts.cages = ["9XYZ9"];
  }
  return assessment(words, facts);
}
