import { expect, test } from "vitest";
import { listDifferences, tellState } from "./state-difference.ts";

test("what differs is told by its place, in words, and what stayed is not", () => {
  const before = {
    piid: "A",
    options: [{ name: "Option 1", exerciseOn: "2027-01-01" }],
    isOpen: true,
  };
  const after = {
    piid: "B",
    options: [{ name: "Option 1", exerciseOn: "2027-06-01" }],
    isOpen: true,
  };
  expect(listDifferences(before, after)).toEqual([
    { label: "PIID", before: "A", after: "B" },
    { label: "Options, 1, exercise on", before: "1 Jan 2027", after: "1 Jun 2027" },
  ]);
});

test.each<[string, unknown, unknown, ReturnType<typeof listDifferences>]>([
  ["something new", {}, { cage: "1ABC5" }, [{ label: "CAGE code", before: null, after: "1ABC5" }]],
  ["something taken away", { cage: "1" }, {}, [{ label: "CAGE code", before: "1", after: null }]],
  ["an emptied text", { note: "x" }, { note: "" }, [{ label: "Note", before: "x", after: "none" }]],
  ["a yes turned no", { is: true }, { is: false }, [{ label: "Is", before: "yes", after: "no" }]],
  [
    "a list that lost its only member",
    { a: ["x"] },
    { a: [] },
    [
      { label: "A", before: null, after: "none" },
      { label: "A, 1", before: "x", after: null },
    ],
  ],
  ["nothing", { a: 1 }, { a: 1 }, []],
  ["what never was", undefined, null, []],
])("%s", (_, before, after, differences) => {
  expect(listDifferences(before, after)).toEqual(differences);
});

test("a state is told value by value, in its own order", () => {
  expect(
    tellState({ awardedOn: "2026-11-02", verdict: { state: "eligible", reasons: [] } }),
  ).toEqual([
    { label: "Awarded on", value: "2 Nov 2026" },
    { label: "Verdict, state", value: "eligible" },
    { label: "Verdict, reasons", value: "none" },
  ]);
});
