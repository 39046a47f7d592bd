import { expect, test } from "vitest";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { decideEligibility } from "./decide.ts";
import { sayRequired, sayRequiredOf } from "./required-words.ts";
import { input } from "./stated.ts";

const LEGACY = ["252.204-7012", "252.204-7020"];

test.each([
  ["a CMMC contract", "Level 2 (C3PAO)", [], "Level 2 (C3PAO)"],
  ["a legacy contract", null, LEGACY, "NIST SP 800-171 DoD Assessment"],
  ["a contract that asks for neither", null, [], "No CMMC status"],
] as const)("%s: flowdown and verdict name the same", (_, requiredStatus, clauses, words) => {
  const given = input("2026-11-24", requiredStatus, "CUI", [], []);
  const asked = { ...given, contract: { requiredStatus, clauses: [...clauses] } };
  expect(sayRequired(decideFlowdown({ ...asked, on: given.asOf }))).toBe(words);
  expect(sayRequiredOf(decideEligibility(asked))).toBe(words);
});
