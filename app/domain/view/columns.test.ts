import { expect, test } from "vitest";
import { cellsOf, readColumns, withColumns } from "./columns.ts";

const ALL = ["uei", "score", "contact"] as const;
const read = (query: string) => readColumns(ALL, new URLSearchParams(query));

test("without a choice every column is shown", () => {
  expect(read("q=granite")).toBeNull();
  expect(read("columns=")).toBeNull();
});

test("chosen columns stand in the order of the list, whether a form or a link says them", () => {
  expect(read("columns=contact&columns=uei")).toEqual(["uei", "contact"]);
  expect(read("columns=contact,uei")).toEqual(["uei", "contact"]);
  expect(read("columns=none&columns=uei,uei")).toEqual(["uei"]);
});

test("a choice of all of them is none, and so is one of nothing that the list knows", () => {
  expect(read("columns=contact,uei,score")).toBeNull();
  expect(read("columns=former")).toBeNull();
});

test("an address keeps the choice beside what it says already", () => {
  expect(withColumns("", null)).toBe("");
  expect(withColumns("?q=a+b", null)).toBe("?q=a+b");
  expect(withColumns("", ["uei", "score"])).toBe("?columns=uei%2Cscore");
  expect(withColumns("?q=a+b", ["uei"])).toBe("?q=a+b&columns=uei");
  expect(read(withColumns("?q=1", ["uei", "score"]))).toEqual(["uei", "score"]);
});

test("a file has the cells of what is shown, and what belongs to no column of the list", () => {
  const columns = [
    { header: "legal_name" },
    { header: "uei", of: "uei" },
    { header: "score", of: "score" },
  ];
  const cells = cellsOf(columns, ["score"]);
  expect(cells.columns.map(({ header }) => header)).toEqual(["legal_name", "score"]);
  expect(cells.pick(["Harrow", "ABC", 97])).toEqual(["Harrow", 97]);
  expect(cellsOf(columns, null).columns).toEqual(columns);
});
