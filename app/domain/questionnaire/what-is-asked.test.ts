import { expect, test } from "vitest";
import { mostAsked, sayAsked, whatIsAsked } from "./what-is-asked.ts";

const clause = (number: string) => ({ number });

test.each([
  [
    "a CMMC status",
    {
      required: "Level 2 (Self)" as const,
      clauses: [clause("252.204-7020")],
      information: "CUI" as const,
    },
    "cmmc-status",
    "show a current Level 2 (Self)",
  ],
  [
    "a DoD Assessment",
    { required: null, clauses: [clause("252.204-7020")], information: "CUI" as const },
    "dod-assessment",
    "show its NIST SP 800-171 DoD Assessment",
  ],
  [
    "to accept clauses, where the one that asks for the assessment asks it of others",
    { required: null, clauses: [clause("252.204-7020")], information: "FCI" as const },
    "acceptance",
    "accept the clauses that flow down, and show nothing",
  ],
  [
    "nothing but to take note",
    { required: null, clauses: [], information: "none" as const },
    "information",
    "take note that nothing flows down, and show nothing",
  ],
])("a supplier is asked for %s", (_, flowdown, kind, words) => {
  expect(whatIsAsked(flowdown)).toBe(kind);
  expect(sayAsked(kind as never, flowdown.required)).toBe(words);
});

test("of several requests the one that asks for most names the letter; without any nothing is asked", () => {
  expect(mostAsked(["acceptance", "dod-assessment", "information"])).toBe("dod-assessment");
  expect(mostAsked([])).toBe("nothing-yet");
});
