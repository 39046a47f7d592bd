import { expect, test } from "vitest";
import { additionForm, fillAddition } from "./addition.ts";

const problemOf = (text: string, kind: "reminders" | "request-reminder" = "request-reminder") =>
  additionForm(kind).safeParse({ text }).error?.issues[0]?.message ?? null;

test("what is in braces becomes what it stands for", () => {
  const values = { supplier: "Larkspur", prime: "Corvane", sender: "Renata Solis" };
  expect(fillAddition("{supplier}: call {sender} of {prime}.", values)).toBe(
    "Larkspur: call Renata Solis of Corvane.",
  );
});

test("a name that looks like a placeholder stays a name", () => {
  const values = { supplier: "{prime} & <b>Sons</b>", prime: "Corvane" };
  expect(fillAddition("For {supplier}", values)).toBe("For {prime} & <b>Sons</b>");
  expect(fillAddition("{constructor} {toString}", values)).toBe("{constructor} {toString}");
});

test.each([
  ["Please call {sender}.", null],
  ["", null],
  ["Please call {senders}.", /^\{senders\} stands for nothing/],
  ["Please call {}.", /^\{\} stands for nothing/],
  ["Please call {{sender}}.", /brace stands alone/],
  ["Please call {sender.", /brace stands alone/],
  ["x".repeat(1_001), /1000 characters/],
])("%j is refused with %s", (text, problem) => {
  if (problem === null) expect(problemOf(text)).toBeNull();
  else expect(problemOf(text)).toMatch(problem);
});

test("a reminder by cadence has nobody who sends it", () => {
  expect(problemOf("Call {sender}.", "reminders")).toMatch(/There are \{supplier\}, \{prime\}\.$/);
});
