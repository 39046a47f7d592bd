import { describe, expect, it } from "vitest";
import { STANDINGS, type StandingFacts, standingOf, WAITS_FOR } from "./standing.ts";

const settled: StandingFacts = {
  isClosed: false,
  isAnswered: true,
  flowdown: "current",
  isSubmitted: true,
  toReview: 0,
  returned: 0,
};

describe("where a subcontract stands", () => {
  const cases: [string, Partial<StandingFacts>, string][] = [
    ["all of it accepted", {}, "settled"],
    ["information not answered, whatever came in", { isAnswered: false, toReview: 3 }, "to-answer"],
    ["nothing issued", { flowdown: "none", isSubmitted: false }, "to-issue"],
    ["issued under terms that changed", { flowdown: "outdated" }, "to-issue"],
    ["issued, nobody answered", { isSubmitted: false }, "with-supplier"],
    ["one fact to check beside one returned", { toReview: 1, returned: 1 }, "to-review"],
    ["one returned", { returned: 1 }, "returned"],
    ["returned, and asked again since", { returned: 1, isSubmitted: false }, "returned"],
    ["closed, with work left", { isClosed: true, toReview: 2, isAnswered: false }, "settled"],
  ];
  it.each(cases)("%s", (_, changed, expected) => {
    expect(standingOf({ ...settled, ...changed })).toBe(expected);
  });

  it("tells what waits for us from what waits for the supplier", () => {
    expect(STANDINGS.filter((standing) => WAITS_FOR[standing] === "us")).toEqual([
      "to-answer",
      "to-issue",
      "to-review",
    ]);
    expect(STANDINGS.filter((standing) => WAITS_FOR[standing] === "supplier")).toEqual([
      "returned",
      "with-supplier",
    ]);
  });
});
