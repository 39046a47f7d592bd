import { expect, test } from "vitest";
import { type MergeableSupplier, planMerge } from "./merge.ts";

function record(id: string, change: Partial<MergeableSupplier> = {}): MergeableSupplier {
  return {
    id,
    legalName: "Harrow Castings",
    uei: null,
    cages: [],
    tags: [],
    isLinked: false,
    isHeld: false,
    isMerged: false,
    ...change,
  };
}

test("the one by which people joined stays, whichever is named first", () => {
  const joined = record("joined", { isLinked: true });
  for (const pair of [
    [joined, record("other")],
    [record("other"), joined],
  ] as const)
    expect(planMerge(...pair)).toMatchObject({
      plan: { kept: { id: "joined" }, merged: { id: "other" } },
    });
  expect(planMerge(record("first"), record("second"))).toMatchObject({
    plan: { kept: { id: "first" } },
  });
});

test("the one that stays gains codes and tags, and keeps its own UEI", () => {
  const first = record("first", { cages: ["7HR01"], tags: ["critical"] });
  const second = record("second", {
    uei: "H4RR0WCAST25",
    cages: ["7HR01", "7HR02"],
    tags: ["castings"],
  });
  expect(planMerge(first, second)).toMatchObject({
    plan: {
      after: { uei: "H4RR0WCAST25", cages: ["7HR01", "7HR02"], tags: ["critical", "castings"] },
    },
  });
  const own = { ...first, uei: "K7NQ4M2XWR91" };
  expect(planMerge(own, second)).toMatchObject({ plan: { after: { uei: "K7NQ4M2XWR91" } } });
});

test.each([
  ["same-record", record("a"), record("a")],
  ["merged-already", record("a"), record("b", { isMerged: true })],
  ["both-joined", record("a", { isLinked: true }), record("b", { isLinked: true })],
  ["held", record("a"), record("b", { isHeld: true })],
  ["held", record("a", { isHeld: true }), record("b", { isLinked: true })],
] as const)("refused: %s", (reason, first, second) => {
  expect(planMerge(first, second)).toEqual({ ok: false, reason });
});

test("a hold on the record that stays holds no merge up", () => {
  expect(planMerge(record("a", { isHeld: true }), record("b")).ok).toBe(true);
});
