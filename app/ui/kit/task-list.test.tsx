import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NextTask, type TaskState } from "./task-list.tsx";

function next(states: TaskState[], isBegun: boolean): string {
  const tasks = states.map((state, index) => ({ title: `${index}`, href: `/${index}`, state }));
  const html = renderToStaticMarkup(<NextTask tasks={tasks} isBegun={isBegun} />);
  const href = /href="([^"]*)"/.exec(html)?.[1] ?? "";
  return `${href} ${html.replace(/<[^>]*>/g, "")}`.trim();
}

test.each<[string, TaskState[], boolean, string]>([
  ["nothing was done", ["not-started", "not-started"], false, "/0 Start with “0”"],
  ["the first is done", ["done", "in-progress"], true, "/1 Go on with “1”"],
  ["a later one was returned", ["in-progress", "returned"], true, "/1 Correct “1”"],
])("where %s, the next task is named", (_, states, isBegun, words) => {
  expect(next(states, isBegun)).toBe(words);
});

test("where all is done there is none", () => {
  expect(next(["done", "done"], true)).toBe("");
});
