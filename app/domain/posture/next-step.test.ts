import { expect, test } from "vitest";
import { type NextStep, nextStepOf, type SubcontractStanding } from "./next-step.ts";

const ready: SubcontractStanding = {
  state: "proposed",
  isAnswered: true,
  isIssued: true,
  isFlowdownCurrent: true,
  isLinked: true,
  isSubmitted: true,
  toReview: 0,
  returned: 0,
  verdict: "eligible",
  hasOpenException: false,
  hasApprovedException: false,
};

test.each<[string, Partial<SubcontractStanding>, NextStep]>([
  ["nothing is answered", { isAnswered: false, isIssued: false }, "answer-information"],
  ["nothing is issued", { isIssued: false }, "issue-flowdown"],
  ["the answers changed since", { isFlowdownCurrent: false }, "issue-flowdown-again"],
  ["nobody joined", { isLinked: false, isSubmitted: false }, "invite-contact"],
  ["no answer came", { isSubmitted: false }, "wait-for-answer"],
  ["facts wait", { toReview: 3, verdict: "ineligible" }, "review-facts"],
  ["facts were returned", { returned: 1, verdict: "ineligible" }, "wait-for-correction"],
  ["closed, whatever is open", { state: "closed", isAnswered: false, toReview: 1 }, "nothing"],
  ["eligible", {}, "record-award"],
  ["no requirement", { verdict: "no-requirement" }, "record-award"],
  ["ineligible", { verdict: "ineligible" }, "resolve-ineligible"],
  ["an exception waits", { verdict: "ineligible", hasOpenException: true }, "wait-for-exception"],
  ["it was approved", { verdict: "ineligible", hasApprovedException: true }, "record-award"],
  ["awarded", { state: "awarded", verdict: "ineligible" }, "watch"],
])("%s: %o asks to %s", (_, change, step) => {
  expect(nextStepOf({ ...ready, ...change })).toBe(step);
});
