import { expect, test } from "vitest";
import { uuidOf } from "./name-uuid.ts";

test("a thing keeps the UUID that records of former years gave it", () => {
  expect(uuidOf("party", "abc")).toBe("1d8b5119-aa70-5fce-b94c-1219293dd360");
});

test("the kind and each id tell things apart", () => {
  const names = [
    ["party", "a"],
    ["party", "b"],
    ["system", "a"],
    ["party", "a", "b"],
  ] as const;
  const uuids = names.map(([kind, ...ids]) => uuidOf(kind, ...ids));
  expect(new Set(uuids).size).toBe(names.length);
});
