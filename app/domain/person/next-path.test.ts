import { expect, test } from "vitest";
import { readNextPath } from "./next-path.ts";

test.each([
  ["a page", "/prime/1/contracts", "/prime/1/contracts"],
  [
    "a page with a query",
    "/prime/1/suppliers?q=mill&sort=name",
    "/prime/1/suppliers?q=mill&sort=name",
  ],
  ["nothing", null, null],
  ["an empty text", "", null],
  ["another site", "https://evil.example/", null],
  ["another site without its protocol", "//evil.example/", null],
  ["another site behind a backslash", "/\\evil.example/", null],
  ["another site behind a tab", "/\t/evil.example/", null],
  ["another site behind dot segments", "/.//evil.example/", null],
  ["another site behind encoded dot segments", "/a/%2e%2e//evil.example/", null],
  ["a script", "javascript:alert(1)", null],
  ["a path that does not begin at the root", "prime/1", null],
])("%s (%j) leads to %j", (_, next, path) => {
  expect(readNextPath(next)).toBe(path);
});
