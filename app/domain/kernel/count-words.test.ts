import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countWords } from "./count-words.ts";

test.each([
  [0, "0 subcontracts"],
  [1, "1 subcontract"],
  [2, "2 subcontracts"],
  [12_345, "12,345 subcontracts"],
])("%i", (count, words) => {
  expect(countWords(count, "subcontract")).toBe(words);
});

test("a plural of its own", () => {
  expect(countWords(1, "entry", "entries")).toBe("1 entry");
  expect(countWords(3, "entry", "entries")).toBe("3 entries");
});

/** Text that puts a number before a word that is always plural. */
const UNBENT = /\$\{[\w.]*(?:\.length|\.size|[cC]ount|total)\} (?!of\b|is\b|was\b|has\b)[a-z]+s\b/;

test("every text that counts bends the word", () => {
  const found = ["app", "emails"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .flatMap((name) =>
        readFileSync(`${folder}/${name}`, "utf8")
          .split("\n")
          .filter((line) => UNBENT.test(line) && !/=== 1/.test(line))
          .map((line) => `${folder}/${name}: ${line.trim()}`),
      ),
  );
  // What follows is never one: a heading of several, and an error of a programmer.
  const never = /dispose-page|request-page|gaps\.ts|merkle\.ts/;
  expect(found.filter((line) => !never.test(line))).toEqual([]);
});
