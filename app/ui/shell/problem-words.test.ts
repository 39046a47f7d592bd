import { expect, test } from "vitest";
import { problemMeta, problemOf } from "./problem-words.ts";

const response = (status: number, data: unknown = null) => ({
  status,
  statusText: "",
  internal: false,
  data,
});

test.each([
  ["nothing there", response(404), "There is nothing at this address - Flowdown"],
  ["not by this role", response(403), "Your role does not include this - Flowdown"],
  [
    "a day that cannot be",
    response(400, { problems: [] }),
    "That moment cannot be shown - Flowdown",
  ],
  ["what nobody expected", new Error("boom"), "Something went wrong on our side - Flowdown"],
])("the title says what went wrong: %s", (_, error, title) => {
  expect(problemMeta({ error })).toEqual([{ title }]);
});

test("a page that is shown is no problem, and an error tells nothing of the inside", () => {
  expect(problemMeta({})).toEqual([{ title: "Flowdown" }]);
  expect(problemOf(new Error("secret")).text).not.toContain("secret");
});
