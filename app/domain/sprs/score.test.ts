import fc from "fast-check";
import { expect, test } from "vitest";
import { level3Requirements, requirements } from "#catalogs/index.ts";
import { RESULTS, type Result, type Results } from "./points.ts";
import { whatEachFixRegains } from "./regain.ts";
import { MAXIMUM_SCORE, MINIMUM_SCORE, scoreAssessment, scoreLevel3 } from "./score.ts";

const everything = (result: Result): Results =>
  Object.fromEntries(requirements.map(({ id }) => [id, result]));
const allMet = everything("met");

test.each<[string, Results, number | null]>([
  ["everything met", {}, 110],
  ["no multifactor authentication at all", { "3.5.3": "not-met" }, 105],
  ["multifactor for remote and privileged users only", { "3.5.3": "partial" }, 107],
  ["encryption that is not FIPS-validated", { "3.13.11": "partial" }, 107],
  ["no encryption", { "3.13.11": "not-met" }, 105],
  ["partial where none is known", { "3.1.1": "partial" }, 105],
  ["a requirement that does not apply", { "3.13.14": "not-applicable" }, 110],
  ["an enduring exception", { "3.4.6": "enduring-exception" }, 110],
  ["a temporary deficiency", { "3.14.1": "temporary-deficiency" }, 110],
  ["no plan", { "3.12.4": "not-met" }, null],
  ["a partial plan", { "3.12.4": "partial" }, null],
  ["a plan said not to apply", { "3.12.4": "not-applicable" }, null],
])("%s: %o scores %s", (_, change, score) => {
  expect(scoreAssessment({ ...allMet, ...change }).score).toBe(score);
});

test("nothing but the plan scores -203", () => {
  expect(scoreAssessment({ "3.12.4": "met" }).score).toBe(-203);
});

test("nothing at all has no score, and the plan is among the blockers", () => {
  const { score, lost, conditionalPermitted, blockers } = scoreAssessment({});
  expect(score).toBeNull();
  expect(lost).toHaveLength(109);
  expect(conditionalPermitted).toBe(false);
  expect(blockers).toContainEqual({ id: "3.12.4", code: "never-on-a-poam" });
});

test("what was lost is listed in the order of the publication", () => {
  const { lost } = scoreAssessment({
    ...allMet,
    "3.14.1": "not-met",
    "3.5.3": "partial",
    "3.1.3": "not-met",
  });
  expect(lost).toEqual([
    { id: "3.1.3", points: 1 },
    { id: "3.5.3", points: 3 },
    { id: "3.14.1", points: 5 },
  ]);
});

test.each<[string, Results, boolean, { id: string | null; code: string }[]]>([
  ["one point open", { "3.1.3": "not-met" }, true, []],
  ["encryption not validated", { "3.13.11": "partial" }, true, []],
  [
    "no encryption",
    { "3.13.11": "not-met" },
    false,
    [{ id: "3.13.11", code: "more-than-one-point" }],
  ],
  [
    "partial multifactor",
    { "3.5.3": "partial" },
    false,
    [{ id: "3.5.3", code: "more-than-one-point" }],
  ],
  [
    "visitors not escorted",
    { "3.10.3": "not-met" },
    false,
    [{ id: "3.10.3", code: "never-on-a-poam" }],
  ],
  ["no plan", { "3.12.4": "not-met" }, false, [{ id: "3.12.4", code: "never-on-a-poam" }]],
])("with %s a Conditional Level 2 is permitted: %s", (_, change, permitted, blockers) => {
  const answer = scoreAssessment({ ...allMet, ...change });
  expect(answer.conditionalPermitted).toBe(permitted);
  expect(answer.blockers).toEqual(blockers);
});

test("22 one-point requirements may be open, a 23rd is one too many", () => {
  const onePoint = requirements.filter((r) => r.poam === "always").map((r) => r.id);
  const open = (count: number) =>
    scoreAssessment({
      ...allMet,
      ...Object.fromEntries(onePoint.slice(0, count).map((id) => [id, "not-met" as const])),
    });
  expect(open(22)).toMatchObject({ score: 88, conditionalPermitted: true });
  expect(open(23)).toMatchObject({
    score: 87,
    conditionalPermitted: false,
    blockers: [{ id: null, code: "score-below-minimum" }],
  });
});

test("Level 3 counts one point for each of its 24 requirements", () => {
  const met = Object.fromEntries(level3Requirements.map(({ id }) => [id, "met" as const]));
  expect(scoreLevel3(met)).toMatchObject({ score: 24, conditionalPermitted: true });
  expect(scoreLevel3({ ...met, "3.2.1e": "not-met" })).toMatchObject({
    score: 23,
    conditionalPermitted: true,
  });
  expect(scoreLevel3({ ...met, "3.6.1e": "not-met" })).toMatchObject({
    score: 23,
    blockers: [{ id: "3.6.1e", code: "never-on-a-poam" }],
  });
  expect(scoreLevel3({})).toMatchObject({ score: 0, conditionalPermitted: false });
});

test("the plan comes first, then what may not stay open, then the most points", () => {
  const results: Results = {
    ...allMet,
    "3.12.4": "not-met",
    "3.1.3": "not-met",
    "3.10.3": "not-met",
    "3.1.1": "not-met",
    "3.13.11": "partial",
  };
  expect(whatEachFixRegains(results)).toEqual([
    { id: "3.12.4", points: 0, mayStayOpen: false },
    { id: "3.1.1", points: 5, mayStayOpen: false },
    { id: "3.10.3", points: 1, mayStayOpen: false },
    { id: "3.13.11", points: 3, mayStayOpen: true },
    { id: "3.1.3", points: 1, mayStayOpen: true },
  ]);
});

const anyResults = fc
  .array(fc.constantFrom(...RESULTS), { minLength: 110, maxLength: 110 })
  .map((drawn) => Object.fromEntries(requirements.map(({ id }, i) => [id, drawn[i] ?? "met"])))
  .map((results) => ({ ...results, "3.12.4": "met" as const }));

test("a score stays in range and is what the lost points leave", () => {
  fc.assert(
    fc.property(anyResults, (results) => {
      const { score, lost } = scoreAssessment(results);
      expect(score).toBeGreaterThanOrEqual(MINIMUM_SCORE);
      expect(score).toBeLessThanOrEqual(MAXIMUM_SCORE);
      expect(score).toBe(MAXIMUM_SCORE - lost.reduce((sum, { points }) => sum + points, 0));
    }),
  );
});

test("meeting a requirement never lowers the score, and regains what was said", () => {
  fc.assert(
    fc.property(anyResults, (results) => {
      const before = scoreAssessment(results).score ?? Number.NaN;
      for (const { id, points } of whatEachFixRegains(results)) {
        const after = scoreAssessment({ ...results, [id]: "met" }).score;
        expect(after).toBe(before + points);
        expect(after).toBeGreaterThanOrEqual(before);
      }
    }),
    { numRuns: 20 },
  );
});
