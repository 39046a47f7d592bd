import { expect, test } from "vitest";
import { type KnownInput, knownValues } from "./known.ts";

const input: KnownInput = {
  primeName: "Corvane",
  organization: {
    legalName: "Larkspur Machine, Inc.",
    uei: null,
    cages: ["1ABC5", "2DEF6"],
    titles: { "dana@larkspur.example": "President" },
  },
  answers: {},
  officials: [{ name: "Dana Whitlock", email: "Dana@larkspur.example" }],
};

test("what the prime's record says begins the section, each with where it is from", () => {
  expect(knownValues("organization", input)).toEqual({
    values: { legalName: "Larkspur Machine, Inc.", cages: "1ABC5, 2DEF6" },
    sources: { legalName: "Corvane", cages: "Corvane" },
  });
});

test("what was answered in one section begins the next", () => {
  const organization = { legalName: "L", uei: "", cages: ["1ABC5"], address: "A", employees: 4 };
  expect(knownValues("system", { ...input, answers: { organization } })).toEqual({
    values: { cages: "1ABC5" },
    sources: { cages: "Your organization" },
  });
  expect(knownValues("system", input).values).toEqual({});
});

test("one official is taken for the Affirming Official, two are not", () => {
  expect(knownValues("affirmation", input)).toEqual({
    values: { officialName: "Dana Whitlock", officialTitle: "President" },
    sources: { officialName: "your account", officialTitle: "Corvane" },
  });
  const officials = [...input.officials, { name: "Ruth", email: "ruth@larkspur.example" }];
  expect(knownValues("affirmation", { ...input, officials }).values).toEqual({});
});

test("nothing is known of what only SPRS holds", () => {
  expect(knownValues("assessment", input)).toEqual({ values: {}, sources: {} });
});
