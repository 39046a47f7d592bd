import { expect, test } from "vitest";
import type { ContentQuestion, QuestionnaireContent } from "#catalogs/index.ts";
import { listAskedSections, listOpenQuestions } from "./asked-questions.ts";
import { checkContentAnswer } from "./check-answer.ts";
import { compareVersions } from "./compare-versions.ts";
import {
  type ContentAnswer,
  isBlankAnswer,
  isSameContentAnswer,
  NO_CONTENT_ANSWER,
  sayContentAnswer,
} from "./content-answer.ts";
import { findRoundProblems, listUnchangedReturns, openStateOf } from "./next-round.ts";
import { responseStateOf } from "./response-state.ts";
import { settleQuestions } from "./settle-questions.ts";

const question = (id: string, more: Partial<ContentQuestion> = {}): ContentQuestion => ({
  id,
  type: "text",
  label: `What of ${id}?`,
  help: "",
  why: "",
  citation: null,
  required: true,
  allows: [],
  ...more,
});
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
const HOLDS = question("holds", { type: "choice", options: YES_NO, allows: ["unknown"] });
const WHERE = question("where", { showWhen: [{ question: "holds", is: ["yes"] }] });
const DEEPER = question("deeper", { showWhen: [{ question: "lock", is: ["no"] }] });
const LOCK = question("lock", {
  type: "choice",
  options: YES_NO,
  showWhen: [{ question: "holds", is: ["yes"] }],
  provedBy: "Level 1 (Self)",
});
const LIST = question("list", {
  type: "table",
  columns: [
    { id: "item", label: "Item" },
    { id: "maker", label: "Maker" },
  ],
});

const content = (...questions: ContentQuestion[]): QuestionnaireContent => ({
  title: "Test",
  purpose: "To test.",
  minutes: 5,
  asksSignature: false,
  sections: [{ id: "all", title: "All", intro: "", questions }],
});
const answer = (given: Partial<ContentAnswer>): ContentAnswer => ({
  ...NO_CONTENT_ANSWER,
  ...given,
});
const yes = answer({ chosen: ["yes"] });
const no = answer({ chosen: ["no"] });
const unknown = answer({ instead: "unknown" });

const CONTENT = content(HOLDS, WHERE, LOCK, DEEPER);
const shown = (answers: Record<string, ContentAnswer>) =>
  listOpenQuestions(listAskedSections(CONTENT, answers)).map(({ id }) => id);

test.each([
  ["nothing is answered", {}, ["holds"]],
  ["the answer is no", { holds: no }, ["holds"]],
  ["the answer is yes", { holds: yes }, ["holds", "where", "lock"]],
  ["it is unknown", { holds: unknown }, ["holds"]],
  [
    "a follow-up has one of its own",
    { holds: yes, lock: no },
    ["holds", "where", "lock", "deeper"],
  ],
  ["what it hangs on is no longer asked", { holds: no, lock: no }, ["holds"]],
])("a follow-up is asked only when its condition is met: %s", (_, answers, ids) => {
  expect(shown(answers)).toEqual(ids);
});

test("any of several conditions is enough", () => {
  const either = question("either", {
    showWhen: [
      { question: "holds", is: ["no"] },
      { question: "lock", is: ["no"] },
    ],
  });
  const both = content(HOLDS, LOCK, either);
  const ids = (answers: Record<string, ContentAnswer>) =>
    listOpenQuestions(listAskedSections(both, answers)).map(({ id }) => id);
  expect(ids({ holds: no })).toContain("either");
  expect(ids({ holds: yes, lock: no })).toContain("either");
  expect(ids({ holds: yes, lock: yes })).not.toContain("either");
});

test.each<[string, Partial<ContentQuestion>, Partial<ContentAnswer>, string | null]>([
  ["text", {}, {}, "Write an answer."],
  ["text", { required: false }, {}, null],
  ["text", { allows: ["unknown"] }, {}, "Write an answer, or say “I don’t know”."],
  ["text", { allows: ["unknown"] }, { instead: "unknown" }, null],
  ["text", {}, { instead: "unknown" }, "This question needs an answer."],
  [
    "text",
    { allows: ["not-applicable"] },
    { instead: "not-applicable" },
    "Say in a sentence why it does not apply.",
  ],
  [
    "text",
    { allows: ["not-applicable"] },
    { instead: "not-applicable", reason: "We have no server." },
    null,
  ],
  ["number", { type: "number" }, { text: "twelve" }, "Enter a whole number, such as 12."],
  ["number", { type: "number" }, { text: "12" }, null],
  ["date", { type: "date" }, { text: "2026-02-30" }, "The date"],
  ["date", { type: "date" }, { text: "2026-02-28" }, null],
  [
    "choice",
    { type: "choice", options: YES_NO },
    { chosen: ["perhaps"] },
    "Choose one of the answers.",
  ],
  [
    "choice",
    { type: "choice", options: YES_NO },
    { chosen: ["yes", "no"] },
    "Choose one of the answers.",
  ],
  ["choices", { type: "choices", options: YES_NO }, { chosen: ["yes", "no"] }, null],
  ["choices", { type: "choices", options: YES_NO }, {}, "Tick what applies."],
  [
    "table",
    LIST,
    {
      rows: [
        ["Camera", "A"],
        ["Router", ""],
      ],
    },
    "Line 2 is not complete. What is missing stands beside it.",
  ],
  ["table", LIST, { rows: [["Camera", "A"]] }, null],
])("an answer to a %s is checked: %j %j", (_, asked, given, message) => {
  const problem = checkContentAnswer(question("one", asked), answer(given));
  if (message === null) expect(problem).toBeNull();
  else expect(problem?.message).toContain(message);
});

test("a table tells of each cell what is wrong with it", () => {
  const asked: ContentQuestion = {
    ...LIST,
    columns: [
      { id: "item", label: "Item" },
      { id: "count", label: "How many", kind: "number" },
      { id: "on", label: "Bought on", kind: "date" },
    ],
  };
  const rows = [
    ["Camera", "two", "2026-02-30"],
    ["Router", "2", "2026-02-28"],
    ["", "3", ""],
  ];
  const problem = checkContentAnswer(asked, answer({ rows }));
  expect(problem?.message).toBe("2 lines are not complete. What is missing stands beside each.");
  expect(problem?.cells?.map(({ line, column }) => `${line}/${column}`)).toEqual([
    "0/1",
    "0/2",
    "2/0",
    "2/2",
  ]);
  expect(problem?.cells?.[2]?.message).toBe("Fill in “Item”.");
  const right = answer({ rows: [["Router", "2", "2026-02-28"]] });
  expect(checkContentAnswer(asked, right)).toBeNull();
  expect(sayContentAnswer(asked, right)).toEqual([
    "Item: Router; How many: 2; Bought on: 28 Feb 2026",
  ]);
});

test("why it does not apply is asked beside the reason, not beside the answer", () => {
  const asked = question("one", { allows: ["not-applicable"] });
  expect(checkContentAnswer(asked, answer({ instead: "not-applicable" }))?.part).toBe("reason");
});

test("an answer is told in the words in which it was asked", () => {
  expect(sayContentAnswer(HOLDS, yes)).toEqual(["Yes"]);
  expect(sayContentAnswer(HOLDS, unknown)).toEqual(["I don’t know"]);
  expect(
    sayContentAnswer(question("on", { type: "date" }), answer({ text: "2026-11-24" })),
  ).toEqual(["24 Nov 2026"]);
  expect(sayContentAnswer(LIST, answer({ rows: [["Camera", ""]] }))).toEqual([
    "Item: Camera; Maker: -",
  ]);
  expect(sayContentAnswer(HOLDS, undefined)).toEqual([]);
});

test("what was chosen in another order is the same answer, and none is the same as a blank one", () => {
  const [one, other] = [answer({ chosen: ["a", "b"] }), answer({ chosen: ["b", "a"] })];
  expect(isSameContentAnswer(one, other)).toBe(true);
  expect(isSameContentAnswer(undefined, NO_CONTENT_ANSWER)).toBe(true);
  expect(isBlankAnswer(unknown)).toBe(false);
});

test("a question is the same while it asks the same, whatever stands beside it", () => {
  const reworded = { ...WHERE, label: "In which rooms?" };
  const explained = { ...HOLDS, help: "Look at the drawing." };
  const { added, changed, removed, unchanged } = compareVersions(
    CONTENT,
    content(explained, reworded, LIST),
  );
  expect(added.map(({ id }) => id)).toEqual(["list"]);
  expect(changed.map(({ now }) => now.id)).toEqual(["where"]);
  expect(removed.map(({ id }) => id)).toEqual(["lock", "deeper"]);
  expect(unchanged.map(({ id }) => id)).toEqual(["holds"]);
});

const FINAL = { type: "Level 2 (Self)", status: "Final", statusDate: "2026-01-10" } as const;
const former = {
  content: CONTENT,
  answers: { holds: yes, where: answer({ text: "Office" }), lock: unknown },
  submittedOn: "2026-05-12",
} as const;
const settle = (...given: Parameters<typeof settleQuestions>) =>
  settleQuestions(...given).map(({ question: id, by }) => `${id} ${by.kind}`);

test("a proved status answers what it proves, while it is Final and current", () => {
  const on = "2026-11-29" as never;
  expect(settle(CONTENT, [FINAL as never], null, on)).toEqual(["lock status"]);
  expect(settle(CONTENT, [{ ...FINAL, status: "Conditional" } as never], null, on)).toEqual([]);
  expect(settle(CONTENT, [{ ...FINAL, statusDate: "2022-01-10" } as never], null, on)).toEqual([]);
  expect(
    settle(CONTENT, [{ ...FINAL, type: "NIST SP 800-171 Basic", status: null } as never], null, on),
  ).toEqual([]);
});

test("of a new version only what changed is asked, and what was unknown before", () => {
  const on = "2026-11-29" as never;
  const next = content(HOLDS, { ...WHERE, label: "In which rooms?" }, LOCK, LIST);
  expect(settle(next, [], former as never, on)).toEqual(["holds earlier"]);
  expect(settle(CONTENT, [], former as never, on)).toEqual(["holds earlier", "where earlier"]);
});

test("an earlier answer meets the condition of a follow-up", () => {
  const settled = settleQuestions(CONTENT, [], former as never, "2026-11-29" as never);
  const sections = listAskedSections(CONTENT, {}, settled);
  expect(listOpenQuestions(sections).map(({ id }) => id)).toEqual(["lock"]);
  expect(sections[0]?.questions).toHaveLength(3);
});

test("in a later round what was returned is asked again, and what nobody saw before", () => {
  const round = { answers: { holds: no }, returned: ["holds"] };
  expect(openStateOf(HOLDS, round)).toBe("returned");
  expect(openStateOf(HOLDS, { ...round, returned: [] })).toBe("unchanged");
  const now = listAskedSections(CONTENT, { holds: yes });
  const problems = findRoundProblems(now, { holds: yes }, round);
  expect(problems.map((problem) => problem.question)).toEqual(["where", "lock"]);
  expect(listUnchangedReturns({ holds: no }, round)).toEqual(["holds"]);
  expect(listUnchangedReturns({ holds: yes }, round)).toEqual([]);
});

test.each([
  ["sent", {}],
  ["started", { isStarted: true }],
  ["submitted", { isStarted: true, isSubmitted: true }],
  ["in-review", { isSubmitted: true, isReviewBegun: true }],
  ["returned", { isSubmitted: true, isReviewBegun: true, outcome: "returned" as const }],
  ["accepted", { isSubmitted: true, outcome: "accepted" as const }],
  ["withdrawn", { isWithdrawn: true, isSubmitted: true }],
])("it is %s", (state, course) => {
  const nothing = {
    isWithdrawn: false,
    isStarted: false,
    isSubmitted: false,
    isReviewBegun: false,
  };
  expect(responseStateOf({ ...nothing, outcome: null, ...course })).toBe(state);
});
