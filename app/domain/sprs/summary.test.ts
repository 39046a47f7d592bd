import fc from "fast-check";
import { expect, test } from "vitest";
import { readSprsSummary } from "./summary.ts";

const valuesOf = (text: string) => readSprsSummary(text).values;
const problemsOf = (text: string) =>
  readSprsSummary(text).unread.map(({ label, text }) => `${label}: ${text}`);

const CMMC_PAGE = `
CMMC Assessments
Company Name: Harrow Castings, Inc.
UEI: K7NQ4M2XWR91
CMMC Status Type: Conditional Level 2 (Self)
CMMC Status Date: 11/05/2026
CMMC Unique Identifier (UID): S2AB001234
Overall Score: 96
Included CAGE(s): 1ABC5, 9XYZ1
Affirming Official: Dana Whitlock
Affirming Official Title: President
Affirmation Date: 11/06/2026
`;

test("a page with a label and a value on each line", () => {
  expect(valuesOf(CMMC_PAGE)).toEqual({
    legalName: "Harrow Castings, Inc.",
    uei: "K7NQ4M2XWR91",
    cages: "1ABC5, 9XYZ1",
    cmmcType: "Level 2 (Self)",
    cmmcStatus: "Conditional",
    cmmcStatusDate: "2026-11-05",
    cmmcUid: "S2AB001234",
    cmmcScore: "96",
    officialName: "Dana Whitlock",
    officialTitle: "President",
    affirmedOn: "2026-11-06",
  });
});

test("labels above their values, as a PDF gives them", () => {
  const text = CMMC_PAGE.replaceAll(": ", "\n");
  expect(valuesOf(text)).toEqual(valuesOf(CMMC_PAGE));
});

test("a table as a browser copies it, headers in one line", () => {
  const text = [
    "NIST SP 800-171 Assessments",
    "Confidence Level\tAssessment Date\tAssessment Score\tIncluded CAGE(s)\tPlan of Action Completion Date",
    "Low\t2/1/2026\t87\t1ABC5\t02/01/2027",
  ].join("\n");
  expect(valuesOf(text)).toEqual({
    dodType: "NIST SP 800-171 Basic",
    dodDate: "2026-02-01",
    dodScore: "87",
    dodFullScoreOn: "2027-02-01",
    cages: "1ABC5",
  });
});

test.each([
  ["-203", "-203"],
  ["\u2212 17", "-17"],
  ["88 of 110", "88"],
  ["88/110", "88"],
])("a score of %s is %s", (written, score) => {
  const text = `CMMC Status Type: Final Level 2 (C3PAO)\nOverall Score: ${written}`;
  expect(valuesOf(text).cmmcScore).toBe(score);
});

test("each score belongs to the assessment that it stands under", () => {
  const text = [
    "CMMC Status Type: Final Level 2 (C3PAO)",
    "Score: 110",
    "Assessment: NIST SP 800-171 Basic",
    "Score: 87",
  ].join("\n");
  expect(valuesOf(text)).toMatchObject({ cmmcScore: "110", dodScore: "87" });
});

test("SPRS is American: the month comes first", () => {
  expect(valuesOf("CMMC Status Date: 03/04/2026").cmmcStatusDate).toBe("2026-03-04");
});

test("what has a label but cannot be read is said, and nothing is put in its place", () => {
  const text = [
    "CMMC Status Type: Level Two",
    "CMMC Status Date: soon",
    "CMMC UID: 12",
    "Overall Score: 900",
    "Included CAGE(s): 1ABC5, NOPE",
    "UEI: TOO-SHORT",
  ].join("\n");
  expect(valuesOf(text)).toEqual({});
  expect(problemsOf(text)).toEqual([
    "CMMC status: Level Two",
    "CMMC Status Date: soon",
    "CMMC UID: 12",
    "Score: 900",
    "CAGE codes: 1ABC5, NOPE",
    "UEI: TOO-SHORT",
  ]);
});

test("two values for one thing are both shown, and neither is taken", () => {
  const { values, unread } = readSprsSummary("CMMC UID: S2AB001234\nCMMC UID: S2AB009999");
  expect(values).toEqual({});
  expect(unread).toMatchObject([{ label: "CMMC UID", text: "S2AB001234 / S2AB009999" }]);
});

test("the same value twice is one value", () => {
  expect(valuesOf("UEI: K7NQ4M2XWR91\nUnique Entity ID: k7nq4m2xwr91")).toEqual({
    uei: "K7NQ4M2XWR91",
  });
});

test("a score under no heading belongs to nobody", () => {
  expect(problemsOf("Score: 88")).toEqual(["Score: 88"]);
});

test("a certificate of CMMC status is a page like another", () => {
  const text = [
    "Certificate of CMMC Status",
    "This certifies that Harrow Castings, Inc. has achieved",
    "CMMC Status: Final Level 2 (C3PAO)",
    "C3PAO: Bluepoint Assessors LLC",
    "CMMC UID: L2C3001234",
    "Status Date: September 1, 2026",
    "CAGE Codes: 1ABC5",
  ].join("\n");
  expect(valuesOf(text)).toEqual({
    cmmcType: "Level 2 (C3PAO)",
    cmmcStatus: "Final",
    cmmcAssessor: "Bluepoint Assessors LLC",
    cmmcUid: "L2C3001234",
    cmmcStatusDate: "2026-09-01",
    cages: "1ABC5",
  });
});

test("text of something else gives nothing", () => {
  expect(readSprsSummary("Dear Dana, the score of the game was 3:1.")).toEqual({
    values: {},
    unread: [],
  });
});

test("a label alone has no value, and the next label is none", () => {
  expect(valuesOf("CMMC UID:\nUEI: K7NQ4M2XWR91")).toEqual({ uei: "K7NQ4M2XWR91" });
});

test("no text makes it fail, and what it gives fits on a form", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom("CMMC UID", "Score", "UEI:", "CMMC Status Date", "Included CAGE(s)\t"),
          fc.string({ maxLength: 40 }),
        ),
      ),
      (lines) => {
        const { values } = readSprsSummary(lines.join("\n"));
        for (const value of Object.values(values)) expect(value.length).toBeLessThan(1_000);
      },
    ),
  );
});
