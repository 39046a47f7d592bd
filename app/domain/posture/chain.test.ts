import { expect, test } from "vitest";
import { buildChain, type ChainRow, isFolded, listNodes } from "./chain.ts";
import type { PostureState } from "./states.ts";

function row(number: string, parent: string | null, state: PostureState = "eligible"): ChainRow {
  return {
    id: number,
    parentId: parent,
    number,
    title: "Housings",
    supplierId: `supplier of ${number}`,
    supplierName: "Harrow Castings",
    state,
    required: null,
    verdict: null,
    isClosed: false,
    told: null,
  };
}

test("each hangs under its own, in the order given, with its tier", () => {
  const chain = buildChain([row("C", "B"), row("B", "A"), row("A", null), row("D", null)]);
  expect(listNodes(chain).map(({ number, tier }) => `${tier} ${number}`)).toEqual([
    "1 A",
    "2 B",
    "3 C",
    "1 D",
  ]);
});

test("what hangs under one is counted, and the worst of it known, at whatever tier", () => {
  const [first] = buildChain([
    row("A", null),
    row("B", "A", "lapsing"),
    row("C", "B", "ineligible"),
    row("D", "A"),
  ]);
  expect(first).toMatchObject({ below: 3, worstBelow: "ineligible", state: "eligible" });
  expect(first?.lowerTiers[1]).toMatchObject({ number: "D", below: 0, worstBelow: null });
});

test("a closed one says nothing of how its tier stands", () => {
  const closed = { ...row("B", "A", "ineligible"), isClosed: true };
  const [first] = buildChain([row("A", null), closed, row("C", "B", "eligible")]);
  expect(first?.worstBelow).toBe("eligible");
});

test("one whose parent is on another page stands in the first tier; a circle is left out", () => {
  expect(buildChain([row("B", "elsewhere")])).toMatchObject([{ number: "B", tier: 1 }]);
  expect(buildChain([row("A", "B"), row("B", "A")])).toEqual([]);
});

test("a few lower tiers stand open, many fold", () => {
  expect(isFolded({ below: 12 })).toBe(false);
  expect(isFolded({ below: 13 })).toBe(true);
});
