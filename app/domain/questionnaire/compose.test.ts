import { expect, test } from "vitest";
import { libraryQuestionnaires, QuestionnaireContent } from "#catalogs/index.ts";
import { asksTheSame, compareVersions, questionsOf } from "./compare-versions.ts";
import {
  findContentProblems,
  followUpsOnlyOf,
  listConditionChoices,
  newId,
  withHead,
  withMoved,
  withoutQuestion,
  withoutSection,
  withQuestion,
  withSection,
} from "./compose.ts";
import { QuestionForm, questionOf } from "./compose-form.ts";

const prohibited = libraryQuestionnaires().find(({ id }) => id === "prohibited-sources");
const CONTENT = QuestionnaireContent.strip().parse(prohibited);
const ids = (content: QuestionnaireContent) => questionsOf(content).map(({ id }) => id);

test("every questionnaire of the library can be published as it is", () => {
  for (const one of libraryQuestionnaires()) expect(findContentProblems(one)).toEqual([]);
});

test("the head changes and the questions stay", () => {
  const head = { title: "Ours", purpose: "To ask.", minutes: 10, asksSignature: false };
  const changed = withHead(CONTENT, head);
  expect(changed).toMatchObject(head);
  expect(changed.sections).toEqual(CONTENT.sections);
});

test("a part is added at the end and must have a question before it can be published", () => {
  const added = withSection(CONTENT, { title: "Your own suppliers", intro: "" });
  expect(added.sections.at(-1)?.id).toBe("your-own-suppliers");
  expect(findContentProblems(added)).toEqual(["The part “Your own suppliers” has no question."]);
  expect(withoutSection(added, "your-own-suppliers")).toEqual(CONTENT);
  expect(withoutSection(CONTENT, "telecom")).toEqual(CONTENT);
});

test("a question moves within its part, and past the edge into the next one", () => {
  expect(ids(withMoved(CONTENT, "delivers-889", -1)).slice(0, 2)).toEqual([
    "delivers-889",
    "looked",
  ]);
  const over = withMoved(CONTENT, "uses-889-plan", 1);
  expect(over.sections[1]?.questions[0]?.id).toBe("uses-889-plan");
  expect(ids(over)).toEqual(ids(CONTENT));
  expect(withMoved(over, "uses-889-plan", -1)).toEqual(CONTENT);
  expect(withMoved(CONTENT, "looked", -1)).toBe(CONTENT);
  expect(withMoved(CONTENT, "report-to", 1)).toBe(CONTENT);
  expect(withMoved(CONTENT, "no-such", 1)).toBe(CONTENT);
});

test("a follow-up that stands before what it follows cannot be published", () => {
  const before = withMoved(CONTENT, "delivers-889-list", -1);
  expect(findContentProblems(before)).toHaveLength(1);
});

test("a question goes with the conditions that named it", () => {
  const without = withoutQuestion(CONTENT, "kaspersky");
  expect(ids(without)).not.toContain("kaspersky");
  expect(questionsOf(without).find(({ id }) => id === "kaspersky-found")?.showWhen).toBeUndefined();
  expect(findContentProblems(without)).toEqual([]);
});

test("the follow-ups that a removal would leave without a condition are named", () => {
  const named = (id: string) => followUpsOnlyOf(CONTENT, id).map((one) => one.id);
  expect(named("delivers-889")).toEqual(["delivers-889-list"]);
  expect(named("looked")).toEqual([]);
  expect(named("flows-889")).toEqual([]);
});

test("an id is made of the words, and none twice", () => {
  expect(newId("Which cloud services?", [])).toBe("which-cloud-services");
  expect(newId("Which?", [{ id: "which" }, { id: "which-2" }])).toBe("which-3");
  expect(newId("¿?", [])).toBe("question");
  expect(newId("a".repeat(80), []).length).toBeLessThanOrEqual(40);
});

test("a follow-up can hang on what is asked before it and has answers to choose", () => {
  const choices = (place: Parameters<typeof listConditionChoices>[1]) =>
    listConditionChoices(CONTENT, place).map(({ id }) => id);
  expect(choices({ question: "delivers-889" })).toEqual(["looked"]);
  expect(choices({ question: "looked" })).toEqual([]);
  expect(choices({ section: "telecom" })).toEqual(["looked", "delivers-889", "uses-889"]);
  expect(choices({ section: "passing" })).toContain("flows-889");
});

const form = (fields: Record<string, unknown>) =>
  QuestionForm.safeParse({ section: "telecom", label: "Do you?", type: "choice", ...fields });

test.each([
  ["a choice of one", { options: "Yes" }, "options"],
  ["the same answer twice", { options: "Yes\nYes" }, "options"],
  ["a table without columns", { type: "table" }, "columns"],
  [
    "too many columns",
    { type: "table", columns: [..."abcde"].map((label) => ({ label })) },
    "columns",
  ],
  [
    "the same column twice",
    { type: "table", columns: [{ label: "Maker" }, { label: "Maker", kind: "number" }] },
    "columns",
  ],
  ["no kind of answer", { type: "essay" }, "type"],
])("%s is refused", (_, fields, path) => {
  expect(form(fields).error?.issues.map((issue) => issue.path[0])).toEqual([path]);
});

test("an edited question keeps what its answers are known by", () => {
  const looked = questionsOf(CONTENT).find(({ id }) => id === "looked") ?? null;
  const sent = form({ options: "Yes\nNo\nIn part", required: "on", allows: "unknown" }).data;
  if (!sent) throw new Error("the form is right");
  const edited = questionOf(sent, looked, questionsOf(CONTENT));
  expect(edited).toMatchObject({ id: "looked", citation: looked?.citation, allows: ["unknown"] });
  expect(edited.options?.map(({ value }) => value)).toEqual(["yes", "no", "in-part"]);
  const { changed, unchanged } = compareVersions(CONTENT, withQuestion(CONTENT, "telecom", edited));
  expect(changed.map(({ now }) => now.id)).toEqual(["looked"]);
  expect(unchanged).toHaveLength(questionsOf(CONTENT).length - 1);
});

test("a column holds what it is said to hold, and one without a name is none", () => {
  const columns = [{ label: "Maker" }, { kind: "date" }, { label: "Bought on", kind: "date" }];
  const sent = form({ type: "table", columns }).data;
  if (!sent) throw new Error("the form is right");
  const made = questionOf(sent, null, []);
  expect(made.columns).toEqual([
    { id: "maker", label: "Maker" },
    { id: "bought-on", label: "Bought on", kind: "date" },
  ]);
  const asText = made.columns?.map(({ id, label }) => ({ id, label })) ?? [];
  expect(asksTheSame(made, { ...made, columns: asText })).toBe(false);
  expect(asksTheSame(made, structuredClone(made))).toBe(true);
});

test("a new question stands at the end of its part, with its conditions", () => {
  const sent = form({ type: "text", showWhen: ["looked=yes", "looked=no"], long: "on" }).data;
  if (!sent) throw new Error("the form is right");
  const made = questionOf(sent, null, questionsOf(CONTENT));
  expect(made).toEqual({
    id: "do-you",
    type: "text",
    label: "Do you?",
    help: "",
    why: "",
    citation: null,
    required: false,
    allows: [],
    long: true,
    showWhen: [{ question: "looked", is: ["yes", "no"] }],
  });
  const content = withQuestion(CONTENT, "telecom", made);
  expect(content.sections[0]?.questions.at(-1)).toEqual(made);
  expect(QuestionnaireContent.parse(content)).toEqual(content);
});
