import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { lettersOf, NO_ANSWER, type WorkbookAnswers } from "#app/domain/workbook/answer.ts";
import { evaluateWorkbook } from "#app/domain/workbook/evaluate.ts";
import { requirements } from "#catalogs/index.ts";
import { findCloseOutClock } from "./clock.ts";
import { beginItem, draftFromWorkbook, suggestItems } from "./draft-items.ts";
import type { PlanItem } from "./item.ts";
import { chartPlan } from "./plan-chart.ts";
import { writePoamForm } from "./poam.ts";
import { countOpenByDay, projectPlan } from "./projection.ts";

const DAY = calendarDate("2026-06-01");
const met = (id: string) => ({ ...NO_ANSWER, status: "met" as const, objectives: lettersOf(id) });

/** A workbook in which all is met but these. */
function workbookWith(open: Record<string, "not-met" | "partial">): WorkbookAnswers {
  return Object.fromEntries(
    requirements.map(({ id }) => {
      const status = open[id];
      return [id, status ? { ...NO_ANSWER, status } : met(id)];
    }),
  );
}

function planOf(answers: WorkbookAnswers, change: Partial<PlanItem> = {}): PlanItem[] {
  return draftFromWorkbook(answers, evaluateWorkbook(answers), []).map((draft, index) => ({
    ...beginItem(draft),
    id: `item-${index + 1}`,
    number: index + 1,
    version: 1,
    recordedAt: "2026-06-01T12:00:00.000Z",
    recordedByName: "Dana",
    ...change,
  }));
}

const clockOf = (...ids: string[]) =>
  findCloseOutClock(
    [
      {
        type: "Level 2 (C3PAO)",
        status: "Conditional",
        statusDate: DAY,
        score: 107,
        openRequirements: ids.map((id) => ({ id })),
      },
    ],
    addDays(DAY, 10),
  );

test("a plan takes all that is not met at once, first what should be fixed first", () => {
  const answers = workbookWith({
    "3.1.3": "not-met",
    "3.5.3": "partial",
    "3.12.4": "not-met",
    "3.1.1": "not-met",
  });
  expect(planOf(answers).map(({ requirement, openAs }) => [requirement, openAs])).toEqual([
    ["3.12.4", "not-met"],
    ["3.1.1", "not-met"],
    ["3.5.3", "partial"],
    ["3.1.3", "not-met"],
  ]);
});

test("what is on the plan is not put on it twice, and what was taken off can come again", () => {
  const answers = workbookWith({ "3.1.3": "not-met", "3.1.9": "not-met" });
  const plan = planOf(answers);
  const evaluation = evaluateWorkbook(answers);
  expect(draftFromWorkbook(answers, evaluation, plan)).toEqual([]);
  const dropped = plan.map((item) => ({ ...item, status: "dropped" as const }));
  expect(draftFromWorkbook(answers, evaluation, dropped)).toHaveLength(2);
});

test("the gap is told by the objectives, the note, the contradiction, or that nothing was said", () => {
  const answers = {
    ...workbookWith({}),
    "3.1.3": { ...NO_ANSWER, status: "not-met" as const, note: "Ordered a firewall." },
    "3.1.9": NO_ANSWER,
    "3.4.9": { ...met("3.4.9"), objectives: ["a"] },
  };
  const drafts = draftFromWorkbook(answers, evaluateWorkbook(answers), []);
  expect(
    drafts.map(({ requirement, source, weakness }) => [requirement, source, weakness]),
  ).toEqual([
    ["3.1.3", "workbook", "Objectives [a], [b], [c], [d], [e] are not met. Ordered a firewall."],
    ["3.1.9", "workbook", "Not answered yet, and so not met."],
    ["3.4.9", "contradiction", expect.stringContaining("You say met, but")],
  ]);
});

test.each([
  ["3.1.3", "not-met", null],
  ["3.13.11", "partial", null],
  ["3.13.11", "not-met", "32 CFR 170.21(a)(2)(ii)"],
  ["3.5.3", "partial", "32 CFR 170.21(a)(2)(ii)"],
  ["3.1.1", "not-met", "32 CFR 170.21(a)(2)(ii)"],
  ["3.1.20", "not-met", "32 CFR 170.21(a)(2)(iii)"],
  ["3.1.22", "not-met", "32 CFR 170.21(a)(2)(iii)"],
  ["3.12.4", "not-met", "32 CFR 170.21(a)(2)(iii)"],
  ["3.10.3", "not-met", "32 CFR 170.21(a)(2)(iii)"],
  ["3.10.4", "not-met", "32 CFR 170.21(a)(2)(iii)"],
  ["3.10.5", "not-met", "32 CFR 170.21(a)(2)(iii)"],
] as const)("%s open as %s may stand on a POA&M unless %s forbids it", (id, openAs, citation) => {
  const answers = workbookWith({ [id]: openAs });
  const { rows, general } = writePoamForm(planOf(answers), evaluateWorkbook(answers), null);
  expect(rows.map(({ blocker }) => blocker?.citation ?? null)).toEqual([citation]);
  expect(general).toEqual([]);
});

test("88 of 110 is enough for a Conditional status, and 87 is not (32 CFR 170.21(a)(2)(i))", () => {
  const onePoint = requirements
    .filter(({ points, poam }) => points === 1 && poam === "always")
    .map(({ id }) => [id, "not-met" as const] as const);
  for (const [count, score, citations] of [
    [22, 88, []],
    [23, 87, ["32 CFR 170.21(a)(2)(i)"]],
  ] as const) {
    const answers = workbookWith(Object.fromEntries(onePoint.slice(0, count)));
    const form = writePoamForm(planOf(answers), evaluateWorkbook(answers), null);
    expect(form.countedScore).toBe(score);
    expect(form.general.map(({ citation }) => citation)).toEqual(citations);
  }
});

test("ticking everything off moves no score: the workbook still says not met", () => {
  const answers = workbookWith({ "3.1.3": "not-met", "3.1.9": "not-met" });
  const done = planOf(answers, { status: "done", doneOn: DAY, evidence: "Ticket 12" });
  const form = writePoamForm(done, evaluateWorkbook(answers), clockOf("3.1.3", "3.1.9"));
  expect(form).toMatchObject({ rows: [], missing: [], stillNotMet: ["3.1.3", "3.1.9"] });
  expect(form.countedScore).toBe(108);
  expect(clockOf("3.1.3")?.state).toBe("running");
});

test("what is not met without an item is named, and so is what the status leaves open", () => {
  const answers = workbookWith({ "3.1.3": "not-met", "3.1.9": "not-met" });
  const [first] = planOf(answers);
  const form = writePoamForm(first ? [first] : [], evaluateWorkbook(answers), clockOf("3.4.9"));
  expect(form.missing).toEqual(["3.1.9"]);
  expect(form.statedWithoutItem).toEqual(["3.4.9"]);
  expect(form.type).toBe("Level 2 (C3PAO)");
});

test("the score is projected by the due dates that can still be kept", () => {
  const answers = workbookWith({ "3.1.1": "not-met", "3.1.3": "not-met", "3.1.9": "not-met" });
  const days = [addDays(DAY, 30), addDays(DAY, 60), addDays(DAY, -1)];
  const plan = planOf(answers).map((item, index) => ({ ...item, dueOn: days[index] ?? null }));
  expect(projectPlan(plan, evaluateWorkbook(answers).results, DAY)).toEqual({
    days: [
      { on: DAY, openCount: 3, score: 103 },
      { on: days[0], openCount: 2, score: 108 },
      { on: days[1], openCount: 1, score: 109 },
    ],
    unplannedCount: 1,
  });
});

test("a requirement with several items is met once the last of them is done, and on no day while one has none", () => {
  const answers = workbookWith({ "3.1.1": "not-met" });
  const { results } = evaluateWorkbook(answers);
  const [item] = planOf(answers);
  if (!item) throw new Error("nothing is planned");
  const [first, last] = [addDays(DAY, 30), addDays(DAY, 60)];
  const due = (dueOn: typeof DAY | null) => ({ ...item, dueOn });
  const scoresOf = (plan: (typeof item)[]) =>
    projectPlan(plan, results, DAY).days.map(({ score }) => score);
  expect(scoresOf([due(first), due(last)])).toEqual([105, 105, 110]);
  expect(scoresOf([due(first), due(null)])).toEqual([105, 105]);
  expect(scoresOf([due(first), due(addDays(DAY, -1))])).toEqual([105, 105]);
});

test("a plan with nothing on it is drawn as one day", () => {
  const { results } = evaluateWorkbook(workbookWith({}));
  expect(chartPlan({ items: [], moves: [] }, results, DAY)).toMatchObject({
    openBefore: [{ on: DAY, value: 0 }],
    openPlanned: [{ on: DAY, value: 0 }],
    unplannedCount: 0,
  });
});

test("without a system security plan there is no score before the day on which it is due", () => {
  const answers = workbookWith({ "3.12.4": "not-met", "3.1.3": "not-met" });
  const plan = planOf(answers).map((item, index) => ({ ...item, dueOn: addDays(DAY, 9 - index) }));
  const { days } = projectPlan(plan, evaluateWorkbook(answers).results, DAY);
  expect(days.map(({ score }) => score)).toEqual([null, null, 110]);
});

test("the burn-down follows what was opened, closed and opened again", () => {
  const move = (itemId: string, status: "open" | "done", day: number) => ({
    itemId,
    status,
    on: addDays(DAY, day),
  });
  expect(
    countOpenByDay([
      move("a", "open", 0),
      move("b", "open", 0),
      move("b", "open", 3),
      move("a", "done", 5),
      move("a", "open", 8),
    ]),
  ).toEqual([
    { on: DAY, openCount: 2 },
    { on: addDays(DAY, 5), openCount: 1 },
    { on: addDays(DAY, 8), openCount: 2 },
  ]);
});

test("what a prime sent back and a status that expired are suggested once", () => {
  const returned = [
    { factId: "f1", what: "Assessment", reason: "The date is another.", returnedBy: "Cora" },
  ];
  const clock = findCloseOutClock(
    [
      {
        type: "Level 2 (Self)",
        status: "Conditional",
        statusDate: DAY,
        score: 109,
        openRequirements: [],
      },
    ],
    addDays(DAY, 181),
  );
  const suggested = suggestItems({ returned, clock }, []);
  expect(suggested.map(({ source }) => source)).toEqual(["returned-fact", "expired-status"]);
  const onPlan = suggested.map((draft) => beginItem(draft));
  expect(suggestItems({ returned, clock }, onPlan)).toEqual([]);
});
