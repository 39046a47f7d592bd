import fc from "fast-check";
import { expect, test } from "vitest";
import { findConditionalBlockers } from "#app/domain/sprs/conditional.ts";
import { scoreAssessment } from "#app/domain/sprs/score.ts";
import { takeScore } from "#app/domain/submission/from-workbook.ts";
import { requirements } from "#catalogs/index.ts";
import {
  lettersOf,
  NO_ANSWER,
  needsGround,
  statusesOf,
  type WorkbookAnswer,
  type WorkbookAnswers,
} from "./answer.ts";
import { evaluateWorkbook, FAMILIES, findFamily } from "./evaluate.ts";
import { evaluateLevel1, level1Ids } from "./level-1.ts";
import { listMetLive, scoreLive } from "./live.ts";
import { liveBasisOf, liveLevel1 } from "./live-basis.ts";
import { resultOf, resultsOf } from "./result-of.ts";

const answer = (change: Partial<WorkbookAnswer>): WorkbookAnswer => ({ ...NO_ANSWER, ...change });
const allTicked = (id: string) => answer({ objectives: lettersOf(id) });
const everythingMet: WorkbookAnswers = Object.fromEntries(
  requirements.map(({ id }) => [id, allTicked(id)]),
);

test.each<[string, string, Partial<WorkbookAnswer>, string]>([
  ["nothing said", "3.1.2", {}, "not-met"],
  ["each objective ticked and no status", "3.1.2", { objectives: ["a", "b"] }, "met"],
  ["met with each objective", "3.1.2", { status: "met", objectives: ["a", "b"] }, "met"],
  ["met with one objective unticked", "3.1.2", { status: "met", objectives: ["a"] }, "not-met"],
  [
    "not met although all are ticked",
    "3.1.2",
    { status: "not-met", objectives: ["a", "b"] },
    "not-met",
  ],
  ["in part", "3.5.3", { status: "partial" }, "partial"],
  [
    "does not apply, with a reason",
    "3.1.16",
    { status: "not-applicable", ground: "No Wi-Fi." },
    "not-applicable",
  ],
  ["does not apply, and nobody says why", "3.1.16", { status: "not-applicable" }, "not-met"],
  [
    "an exception in the plan",
    "3.4.6",
    { status: "enduring-exception", ground: "Plan, 4.6" },
    "enduring-exception",
  ],
  ["an exception that stands nowhere", "3.4.6", { status: "enduring-exception" }, "not-met"],
  [
    "a deficiency with its plan of action",
    "3.14.1",
    { status: "temporary-deficiency", ground: "OPA-3, reviewed monthly" },
    "temporary-deficiency",
  ],
  ["a deficiency without one", "3.14.1", { status: "temporary-deficiency" }, "not-met"],
])("%s: %s counts as it should", (_, id, change, result) => {
  expect(resultOf(id, answer(change))).toBe(result);
});

test("only 3.5.3 and 3.13.11 can be met in part, and the plan is there or not", () => {
  const partial = requirements.filter((one) => statusesOf(one).includes("partial"));
  expect(partial.map(({ id }) => id)).toEqual(["3.5.3", "3.13.11"]);
  const plan = requirements.find(({ id }) => id === "3.12.4");
  expect(plan && statusesOf(plan)).toEqual(["met", "not-met"]);
});

test("an empty workbook has no score, 110 open requirements and the plan first to fix", () => {
  const { score, standing, open, fixes, answered } = evaluateWorkbook({});
  expect({ score, standing, answered }).toEqual({ score: null, standing: "unscored", answered: 0 });
  expect(open).toHaveLength(110);
  expect(fixes[0]?.id).toBe("3.12.4");
});

test("with everything ticked the score is 110 and a Final status is possible", () => {
  const { score, standing, open, contradictions, answered } = evaluateWorkbook(everythingMet);
  expect({ score, standing, open, contradictions, answered }).toEqual({
    score: 110,
    standing: "final",
    open: [],
    contradictions: [],
    answered: 110,
  });
});

test.each<[string, Partial<WorkbookAnswer>, number, string, string[]]>([
  ["3.1.3", { status: "not-met" }, 109, "conditional", []],
  ["3.13.11", { status: "partial" }, 107, "conditional", []],
  ["3.13.11", { status: "not-met" }, 105, "neither", ["more-than-one-point"]],
  ["3.5.3", { status: "partial" }, 107, "neither", ["more-than-one-point"]],
  ["3.10.3", { status: "not-met" }, 109, "neither", ["never-on-a-poam"]],
])("with %s open as %o the score is %i and the status %s", (id, change, score, standing, codes) => {
  const found = evaluateWorkbook({ ...everythingMet, [id]: answer(change) });
  expect(found).toMatchObject({ score, standing });
  expect(found.blockers.map(({ code }) => code)).toEqual(codes);
});

test("what does not fit together is listed in the order of the publication", () => {
  const { contradictions } = evaluateWorkbook({
    ...everythingMet,
    "3.14.1": answer({ status: "temporary-deficiency" }),
    "3.1.1": answer({ status: "met", objectives: ["a", "b", "d"] }),
    "3.5.3": answer({ status: "partial", objectives: ["a", "b", "c", "d"] }),
    "3.1.3": answer({ status: "not-met", objectives: lettersOf("3.1.3") }),
    "3.1.16": answer({ status: "not-applicable", ground: "There is no Wi-Fi." }),
  });
  expect(contradictions.map(({ requirement, code }) => [requirement, code])).toEqual([
    ["3.1.1", "met-with-unticked"],
    ["3.1.3", "not-met-with-all-ticked"],
    ["3.5.3", "partial-with-all-ticked"],
    ["3.14.1", "ground-missing"],
  ]);
  expect(contradictions[0]?.text).toContain("3 of 6 objectives are not ticked: [c], [e], [f]");
});

test("the families are found by their addresses, and hold every requirement once", () => {
  expect(FAMILIES.map(({ slug }) => slug)).toContain("system-and-communications-protection");
  expect(findFamily("access-control")?.ids).toHaveLength(22);
  expect(findFamily("no-such-family")).toBeNull();
  expect(FAMILIES.flatMap(({ ids }) => ids)).toEqual(requirements.map(({ id }) => id));
});

test("Level 1 is its 15 safeguards: visitors are one of them, and all three parts must be met", () => {
  expect(level1Ids()).toHaveLength(17);
  const met = Object.fromEntries(level1Ids().map((id) => [id, allTicked(id)]));
  expect(evaluateLevel1(met)).toMatchObject({ met: 15, answered: 15, isPermitted: true });
  const open = { ...met, "3.10.4": answer({ status: "not-met" }) };
  expect(evaluateLevel1(open)).toMatchObject({ met: 14, answered: 15, isPermitted: false });
  expect(evaluateLevel1({})).toMatchObject({ met: 0, answered: 0, isPermitted: false });
});

test("a workbook answers what a company assesses itself, and leaves the rest of the section alone", () => {
  const book = evaluateWorkbook({
    ...everythingMet,
    "3.1.3": answer({ status: "not-met" }),
    "3.13.11": answer({ status: "partial" }),
  });
  expect(takeScore({ dodDate: "2026-11-02" }, "NIST SP 800-171 Basic", book)).toEqual({
    cmmcType: "none",
    dodType: "NIST SP 800-171 Basic",
    dodDate: "2026-11-02",
    dodScore: "106",
    dodOpen: ["3.1.3", "3.13.11 partial"],
  });
  expect(
    takeScore({ cmmcUid: "S2A0000001", dodType: "NIST SP 800-171 Basic" }, "Level 2 (Self)", book),
  ).toMatchObject({
    cmmcType: "Level 2 (Self)",
    cmmcStatus: "Conditional",
    cmmcScore: "106",
    cmmcUid: "S2A0000001",
    dodType: "NIST SP 800-171 Basic",
  });
  expect(takeScore({}, "Level 2 (Self)", evaluateWorkbook({}))).toBeNull();
  const tooOpen = evaluateWorkbook({ ...everythingMet, "3.10.3": answer({ status: "not-met" }) });
  expect(takeScore({}, "Level 2 (Self)", tooOpen)).toBeNull();
  expect(takeScore({}, "NIST SP 800-171 Basic", tooOpen)).toMatchObject({ dodScore: "109" });
});

const anyAnswers: fc.Arbitrary<WorkbookAnswers> = fc
  .tuple(
    ...requirements.map((requirement) =>
      fc.record({
        status: fc.option(fc.constantFrom(...statusesOf(requirement)), { freq: 4 }),
        objectives: fc.oneof(
          fc.constant(lettersOf(requirement.id)),
          fc.subarray(lettersOf(requirement.id)),
        ),
        ground: fc.constantFrom("", "Plan, section 4"),
        note: fc.constant(""),
        evidence: fc.constant(""),
        evidenceOn: fc.constant(""),
      }),
    ),
  )
  .map((drawn) =>
    Object.fromEntries(requirements.map(({ id }, index) => [id, drawn[index] ?? NO_ANSWER])),
  );

test("the workbook's score is that of the assessment, whatever is answered", () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const book = evaluateWorkbook(answers);
      const scored = scoreAssessment(resultsOf(answers));
      expect(book.score).toBe(scored.score);
      expect(book.blockers.map(({ id, code }) => ({ id, code }))).toEqual(scored.blockers);
      expect(book.families.reduce((sum, { pointsLost }) => sum + pointsLost, 0)).toBe(
        scored.lost.reduce((sum, { points }) => sum + points, 0),
      );
      if (book.standing === "conditional")
        expect(
          findConditionalBlockers({
            type: "Level 2 (Self)",
            score: book.score,
            openRequirements: book.open,
          }),
        ).toEqual([]);
    }),
  );
});

test("ticking one more objective never lowers the score", () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...requirements), (answers, { id }) => {
      const now = answers[id] ?? NO_ANSWER;
      const ticked = { ...answers, [id]: { ...now, objectives: lettersOf(id) } };
      const before = evaluateWorkbook(answers).score;
      const after = evaluateWorkbook(ticked).score;
      if (before !== null) expect(after).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 30 },
  );
});

test("nothing counts as met without its objectives or its ground", () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const [id, result] of Object.entries(resultsOf(answers))) {
        const given = answers[id] ?? NO_ANSWER;
        if (result === "met") expect(given.objectives).toEqual(lettersOf(id));
        if (needsGround(result)) expect(given.ground).not.toBe("");
      }
    }),
    { numRuns: 30 },
  );
});

test("the score that a family's page counts is the workbook's, whatever is typed in it", () => {
  fc.assert(
    fc.property(anyAnswers, anyAnswers, fc.constantFrom(...FAMILIES), (saved, typed, family) => {
      const { basis, requirements: shown } = liveBasisOf(evaluateWorkbook(saved), family.slug);
      const typedHere = new Map(family.ids.map((id) => [id, typed[id] ?? NO_ANSWER]));
      const whole = { ...saved, ...Object.fromEntries(typedHere) };
      expect(scoreLive(basis, shown, typedHere).score).toBe(evaluateWorkbook(whole).score);
    }),
    { numRuns: 50 },
  );
});

test("the safeguards that the page of Level 1 counts are those of the workbook", () => {
  const { counts, safeguards } = liveLevel1();
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const typed = new Map(level1Ids().map((id) => [id, answers[id] ?? NO_ANSWER]));
      const met = evaluateLevel1(answers).safeguards.filter(({ isMet }) => isMet);
      expect(listMetLive(counts, safeguards, typed)).toEqual(
        met.map(({ safeguard }) => safeguard.cmmcId),
      );
    }),
    { numRuns: 50 },
  );
  const all = new Map(level1Ids().map((id) => [id, allTicked(id)]));
  expect(listMetLive(counts, safeguards, all)).toHaveLength(15);
});
