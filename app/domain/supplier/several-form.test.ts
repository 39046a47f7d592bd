import { expect, test } from "vitest";
import { changeOf, SeveralForm } from "./several-form.ts";

const PERSON = "00000000-0000-4000-8000-000000000001";
const OTHER = "00000000-0000-4000-8000-000000000002";
const WHY = "The programs were shared out anew.";
const read = (typed: Record<string, string>) => SeveralForm.safeParse({ reason: WHY, ...typed });
const messagesOf = (typed: Record<string, string>) =>
  read(typed).error?.issues.map(({ path, message }) => [path.join("."), message]);

test("something has to change, and why is said", () => {
  expect(messagesOf({})).toEqual([
    ["ownerId", "Choose an owner, or write tags to add or to take away."],
  ]);
  expect(messagesOf({ addTags: "critical", reason: " " })?.[0]?.[0]).toBe("reason");
  expect(read({ addTags: "critical" }).success).toBe(true);
  expect(read({ ownerId: "nobody" }).success).toBe(true);
  expect(read({ ownerId: PERSON }).success).toBe(true);
});

test("an owner that is none is refused, and a tag is not added and taken away at once", () => {
  expect(messagesOf({ ownerId: "somebody" })).toEqual([["ownerId", "Choose one of the people."]]);
  expect(messagesOf({ addTags: "a; Critical", removeTags: "critical" })).toEqual([
    ["removeTags", "“critical” is to be added as well. Leave it in one of the two."],
  ]);
});

const before = { ownerId: OTHER, tags: ["castings", "critical"] };
const change = { owner: null, addTags: [], removeTags: [] };

test("only what differs is a change", () => {
  expect(changeOf(before, { ...change, addTags: ["critical"], removeTags: ["former"] })).toBe(
    "same",
  );
  expect(changeOf(before, { ...change, owner: { id: OTHER } })).toBe("same");
  expect(changeOf(before, { ...change, owner: { id: PERSON }, addTags: ["critical"] })).toEqual({
    before: { ownerId: OTHER },
    after: { ownerId: PERSON },
  });
  expect(
    changeOf(before, { owner: { id: null }, addTags: ["long lead"], removeTags: ["castings"] }),
  ).toEqual({
    before,
    after: { ownerId: null, tags: ["critical", "long lead"] },
  });
});

test("a supplier that would have too many tags keeps what it has", () => {
  const tags = Array.from({ length: 20 }, (_, index) => `tag ${index}`);
  expect(changeOf({ ...before, tags }, { ...change, addTags: ["one more"] })).toBe("too-many-tags");
  expect(changeOf({ ...before, tags }, { ...change, addTags: ["tag 3"] })).toBe("same");
});
