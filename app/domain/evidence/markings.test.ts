import { expect, test } from "vitest";
import { BODY, MARKED, page, UNMARKED } from "#tests/fixtures/evidence/markings.ts";
import { findMarkings } from "./markings.ts";

test.each(MARKED)("a marking is found: %s", (_, ...pages) => {
  expect(findMarkings(pages)).not.toEqual([]);
});

test.each(UNMARKED)("talk about CUI is no marking: %s", (_, ...pages) => {
  expect(findMarkings(pages)).toEqual([]);
});

test("forty phrases and more stand on both sides", () => {
  expect(MARKED.length).toBeGreaterThanOrEqual(40);
  expect(UNMARKED.length).toBeGreaterThanOrEqual(40);
});

test("a marking on every page is told once, with the page where it first stands", () => {
  const marked = page("CUI//SP-CTI");
  expect(findMarkings([page("Cover"), marked, marked])).toEqual([{ text: "CUI//SP-CTI", page: 2 }]);
});

test("what is told is the line as it stands", () => {
  expect(findMarkings([["CUI // SP-CTI  //  NOFORN", ...BODY].join("\n")])).toEqual([
    { text: "CUI // SP-CTI // NOFORN", page: 1 },
  ]);
});
