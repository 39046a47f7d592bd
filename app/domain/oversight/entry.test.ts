import { expect, test } from "vitest";
import { readEntry } from "./entry.ts";

const first = {
  version: 1,
  action: "fact.returned",
  detail: { reviewId: "r", note: "Page two is missing." },
};

test("an entry of version 1 tells its reason in its detail, and no digests", () => {
  expect(readEntry(JSON.stringify(first))).toMatchObject({
    version: 1,
    reason: "Page two is missing.",
    digests: null,
  });
});

test("an entry of version 2 is read as it says", () => {
  const second = { ...first, version: 2, reason: "R", digests: { before: null, after: "ab" } };
  expect(readEntry(JSON.stringify(second))).toMatchObject(second);
});

test.each([
  ["an empty note", { note: " " }],
  ["a reason that is no text", { reason: ["a"] }],
  ["none", {}],
])("%s is no reason", (_, detail) => {
  expect(readEntry(JSON.stringify({ ...first, detail })).reason).toBeNull();
});
