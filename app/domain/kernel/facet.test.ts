import { expect, test } from "vitest";
import { countFacets } from "./facet.ts";

const groups = [
  { state: "eligible", contract: "A", count: 3 },
  { state: "ineligible", contract: "A", count: 2 },
  { state: "ineligible", contract: "B", count: 5 },
];

test("nothing chosen: every value counts all of its rows", () => {
  expect(countFacets(["state", "contract"], groups, {})).toEqual({
    state: { eligible: 3, ineligible: 7 },
    contract: { A: 5, B: 5 },
  });
});

test("a facet is counted by what else is chosen, never by its own choice", () => {
  expect(countFacets(["state", "contract"], groups, { state: "eligible" })).toEqual({
    state: { eligible: 3, ineligible: 7 },
    contract: { A: 3 },
  });
});
