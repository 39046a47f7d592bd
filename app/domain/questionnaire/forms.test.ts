import { expect, test } from "vitest";
import type { ContentQuestion } from "#catalogs/index.ts";
import {
  contentAnswerOf,
  contentAnswersForm,
  fieldOfQuestion,
  withEarlierAnswers,
} from "./answers-form.ts";
import { type ContentAnswer, NO_CONTENT_ANSWER } from "./content-answer.ts";
import { findEarlierAnswers } from "./earlier-answers.ts";
import { findReviewProblems } from "./review-form.ts";
import { findDueProblem } from "./send-form.ts";
import { settleContentAnswers } from "./settle-answers.ts";

const question = (more: Partial<ContentQuestion>): ContentQuestion => ({
  id: "one",
  type: "text",
  label: "What?",
  help: "",
  why: "",
  citation: null,
  required: true,
  allows: ["unknown", "not-applicable"],
  ...more,
});
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
const COLUMNS = [
  { id: "a", label: "A" },
  { id: "b", label: "B" },
];

const read = (asked: ContentQuestion, fields: object): ContentAnswer => {
  const form = contentAnswersForm([asked]).parse({ [fieldOfQuestion(asked.id)]: fields });
  const found = form[fieldOfQuestion(asked.id)];
  if (!found) throw new Error("the form has no such question");
  return contentAnswerOf(asked, found);
};

test.each<[string, Partial<ContentQuestion>, object, Partial<ContentAnswer>]>([
  ["a text, cleaned", {}, { text: " Yes\u200b. " }, { text: "Yes." }],
  ["one choice", { type: "choice", options: YES_NO }, { chosen: "yes" }, { chosen: ["yes"] }],
  [
    "several",
    { type: "choices", options: YES_NO },
    { chosen: ["yes", "no"] },
    { chosen: ["yes", "no"] },
  ],
  [
    "that it is unknown, among the choices",
    { type: "choice", options: YES_NO },
    { chosen: "instead:unknown" },
    { instead: "unknown" },
  ],
  ["that it is unknown, beside a field", {}, { instead: "unknown" }, { instead: "unknown" }],
  ["an answer before what stands for none", {}, { text: "12", instead: "unknown" }, { text: "12" }],
  [
    "a reason with what does not apply",
    {},
    { instead: "not-applicable", reason: "No server." },
    { instead: "not-applicable", reason: "No server." },
  ],
  ["no reason with anything else", {}, { text: "12", reason: "No server." }, { text: "12" }],
  ["nothing in place of an answer that may not be", { allows: [] }, { instead: "unknown" }, {}],
  [
    "lines without the empty ones",
    { type: "table", columns: COLUMNS },
    { rows: [{ c0: "x" }, {}, { c0: "y", c1: "z", c2: "too many" }] },
    {
      rows: [
        ["x", ""],
        ["y", "z"],
      ],
    },
  ],
])("the fields of a question say %s", (_, asked, fields, answer) => {
  expect(read(question(asked), fields)).toEqual({ ...NO_CONTENT_ANSWER, ...answer });
});

const text = (words: string): ContentAnswer => ({ ...NO_CONTENT_ANSWER, text: words });
const standing = (version: number, words: string) =>
  new Map([
    ["one", { question: "one", version, answer: text(words), answeredBy: "Ann", answeredAt: "" }],
  ]);

test.each([
  ["a first answer is version 1", undefined, 0, "A", new Map(), ["one 1"], 0],
  ["a change is the next version", "A", 1, "B", standing(1, "A"), ["one 2"], 0],
  [
    "what was not changed is left alone, whatever a colleague said",
    "A",
    1,
    "A",
    standing(2, "B"),
    [],
    0,
  ],
  ["both said the same", "A", 1, "B", standing(2, "B"), [], 0],
  ["both changed it: the person chooses", "A", 1, "C", standing(2, "B"), [], 1],
  ["a colleague was first", undefined, 0, "C", standing(1, "B"), [], 1],
])("%s", (_, before, readVersion, typed, now, changed, stale) => {
  const posted = {
    question: "one",
    answer: text(typed),
    readVersion,
    read: before ? text(before) : undefined,
  };
  const settled = settleContentAnswers([posted], now);
  expect(settled.changed.map((one) => `${one.question} ${one.version}`)).toEqual(changed);
  expect(settled.stale).toHaveLength(stale);
});

const review = (outcome: "accepted" | "returned" | "comment" | null, message = "") => ({
  question: "one",
  outcome,
  message,
  note: "",
});

test.each([
  [
    "an answer is returned with what to change",
    [review("returned", "No.")],
    null,
    ["answers.q-one.message"],
  ],
  ["a comment has words", [review("comment")], null, ["answers.q-one.message"]],
  ["a message is of a kind", [review(null, "Look again.")], null, ["answers.q-one.outcome"]],
  [
    "what is returned is not accepted as a whole",
    [review("returned", "Name the firm.")],
    "accepted" as const,
    [""],
  ],
  [
    "nothing is sent back when nothing is returned",
    [review("accepted")],
    "returned" as const,
    [""],
  ],
  ["the rest need no word of their own", [review(null)], "accepted" as const, []],
  [
    "one returned answer is enough",
    [review("returned", "Name the firm.")],
    "returned" as const,
    [],
  ],
])("%s", (_, reviews, outcome, fields) => {
  expect(Object.keys(findReviewProblems(reviews, outcome))).toEqual(fields);
});

test("an answer may be due today, not yesterday", () => {
  const on = "2026-11-29" as never;
  expect(findDueProblem(on, on)).toBeNull();
  expect(findDueProblem("2026-11-28" as never, on)).toContain("has passed");
});

test("an earlier answer to the same question is offered, the newest, and unless it was unknown", () => {
  const asked = [question({ id: "one" }), question({ id: "two" }), question({ id: "three" })];
  const content = (label: string) => ({
    title: "T",
    purpose: "P",
    minutes: 1,
    asksSignature: false,
    sections: [
      { id: "s", title: "S", intro: "", questions: asked.map((one) => ({ ...one, label })) },
    ],
  });
  const given = (label: string, primeName: string, answers: Record<string, ContentAnswer>) => ({
    content: content(label),
    primeName,
    answers,
    submittedOn: "2026-05-12" as never,
  });
  const unknown: ContentAnswer = { ...NO_CONTENT_ANSWER, instead: "unknown" };
  const found = findEarlierAnswers(asked, [
    given("What else?", "Newest", { one: text("other question") }),
    given("What?", "Newer", { one: text("A"), two: unknown }),
    given("What?", "Older", { one: text("B"), two: text("C") }),
  ]);
  expect(found.map((one) => `${one.question} ${one.answer.text} ${one.primeName}`)).toEqual([
    "one A Newer",
    "two C Older",
  ]);
  const typed = [
    { question: "one", answer: text("typed"), readVersion: 0 },
    { question: "two", answer: NO_CONTENT_ANSWER, readVersion: 0 },
    { question: "three", answer: NO_CONTENT_ANSWER, readVersion: 0 },
  ];
  expect(withEarlierAnswers(typed, found).map(({ answer }) => answer.text)).toEqual([
    "typed",
    "C",
    "",
  ]);
});
