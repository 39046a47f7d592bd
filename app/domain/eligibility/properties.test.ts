import fc from "fast-check";
import { expect, test } from "vitest";
import { rankOf } from "#app/domain/cmmc/rank.ts";
import { asCounted } from "#app/domain/cmmc/standards-acceptance.ts";
import { ASSESSMENT_TYPES, REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import {
  addDays,
  calendarDate,
  daysBetween,
  formatDate,
} from "#app/domain/kernel/calendar-date.ts";
import { decideEligibility } from "./decide.ts";
import { nextChangeOf } from "./next-change.ts";
import type { AssessmentFact, EligibilityInput } from "./types.ts";
import { decideUnderTerms } from "./under-terms.ts";

const START = calendarDate("2024-01-01");
const anyDay = fc.integer({ min: 0, max: 1600 }).map((days) => addDays(START, days));
const anyCages = fc.subarray(["1ABC5", "2DEF6"]);
const anyAssessment = fc.record({
  type: fc.constantFrom(...ASSESSMENT_TYPES),
  status: fc.constantFrom("Final" as const, "Final" as const, "Conditional" as const, null),
  statusDate: anyDay,
  score: fc.constantFrom(null, 110, 109, 88, 87),
  openRequirements: fc.constantFrom(
    [],
    [{ id: "3.1.3" }],
    [{ id: "3.13.11", partial: true }],
    [{ id: "3.1.1" }],
  ),
  cages: anyCages,
  closeOutPostedOn: fc.option(anyDay, { freq: 5 }),
  complianceChangedOn: fc.option(anyDay, { freq: 4 }),
  revokedOn: fc.option(anyDay, { freq: 6 }),
});
const anyModification = fc.record(
  {
    number: fc.integer({ min: 1, max: 9 }).map((n) => `P0000${n}`),
    effectiveOn: anyDay,
    requiredStatus: fc.constantFrom(null, ...REQUIRED_STATUSES),
    addClauses: fc.subarray(["252.204-7012", "252.204-7020"]),
    removeClauses: fc.subarray(["252.204-7012", "252.204-7020"]),
  },
  { requiredKeys: ["number", "effectiveOn"], noNullPrototype: true },
);
const anyOwnTerm = fc.record(
  {
    requiredStatus: fc.constantFrom(...REQUIRED_STATUSES),
    from: anyDay,
    until: fc.option(anyDay),
    information: fc.subarray(["FCI" as const, "CUI" as const]),
  },
  { requiredKeys: ["requiredStatus", "from", "until"], noNullPrototype: true },
);
const anyShown = fc.record({
  assessment: anyAssessment.map((shown) => ({ ...shown, id: "shown" })),
  source: fc.constant("Dana Reed, by phone on 12 Nov 2026"),
  affirmedOn: fc.array(anyDay, { maxLength: 2 }),
});
const anyInput: fc.Arbitrary<EligibilityInput> = fc.record({
  asOf: anyDay,
  contract: fc.record({
    requiredStatus: fc.constantFrom(null, ...REQUIRED_STATUSES),
    clauses: fc.subarray(["252.204-7012", "252.204-7020", "252.204-7021"]),
    awardedOn: fc.option(anyDay),
    modifications: fc.uniqueArray(anyModification, {
      selector: ({ number }) => number,
      maxLength: 3,
    }),
  }),
  subcontract: fc.record({
    information: fc.constantFrom("none" as const, "FCI" as const, "CUI" as const, "CUI" as const),
    commercialOffTheShelfOnly: fc.constantFrom(false, false, false, true),
    performingCages: anyCages,
    directedStatus: fc.constantFrom(null, null, ...REQUIRED_STATUSES),
  }),
  assessments: fc
    .array(anyAssessment, { maxLength: 4 })
    .map((all) => all.map((one, index) => ({ ...one, id: `a${index}` }))),
  affirmations: fc.array(
    fc.record({ assessment: fc.constantFrom("a0", "a1", "a2", "a3"), affirmedOn: anyDay }),
    { maxLength: 8 },
  ),
  ownTerms: fc.array(anyOwnTerm, { maxLength: 3 }),
});

const asOf = (input: EligibilityInput, day: EligibilityInput["asOf"]) =>
  decideEligibility({ ...input, asOf: day });

test("a verdict never changes before holdsUntil and does the day after", () => {
  fc.assert(
    fc.property(anyInput, fc.nat(), (input, pick) => {
      const { verdict, holdsUntil } = decideEligibility(input);
      if (holdsUntil === null) {
        expect(asOf(input, addDays(input.asOf, pick % 5000)).verdict).toBe(verdict);
        return;
      }
      expect(holdsUntil >= input.asOf).toBe(true);
      for (let day = input.asOf; day <= holdsUntil; day = addDays(day, 1))
        expect(asOf(input, day).verdict).toBe(verdict);
      expect(asOf(input, addDays(holdsUntil, 1)).verdict).not.toBe(verdict);
    }),
    { numRuns: 1500 },
  );
});

test("a higher status never makes an eligible verdict ineligible", () => {
  fc.assert(
    fc.property(anyInput, fc.nat(), (input, pick) => {
      const before = decideEligibility(input);
      const better = input.assessments.map((one, index) =>
        index === pick % 4 ? raised(one) : one,
      );
      const after = decideEligibility({ ...input, assessments: better });
      // A Level 3 stands on a Level 2 (C3PAO) of its own, which raised is missing below it.
      if (before.required === "Level 3 (DIBCAC)" || !before.required) return;
      if (before.verdict === "eligible") expect(after.verdict).toBe("eligible");
    }),
    { numRuns: 1500 },
  );
});

/** The next higher CMMC status of the same scope and date; Conditional becomes Final. */
function raised(one: AssessmentFact): AssessmentFact {
  const rank = rankOf(one.type);
  const next = rank === -1 ? undefined : REQUIRED_STATUSES[rank + 1];
  return next ? { ...one, type: next, status: "Final", closeOutPostedOn: null } : one;
}

test("an assessment of another site, or of another kind, changes nothing", () => {
  fc.assert(
    fc.property(anyInput, anyAssessment, anyAssessment, (input, own, extra) => {
      fc.pre(asCounted({ ...extra, id: "a1" }).type === extra.type);
      const isElsewhere = own.type.startsWith("Level") === extra.type.startsWith("Level");
      const cages = isElsewhere ? [] : ["1ABC5"];
      const assessments: AssessmentFact[] = [
        { ...own, id: "a0", status: "Final", cages: ["1ABC5"] },
        { ...extra, id: "a1", cages },
      ];
      const contract = own.type.startsWith("Level")
        ? { requiredStatus: "Level 2 (Self)" as const, clauses: [] }
        : { requiredStatus: null, clauses: ["252.204-7012", "252.204-7020"] };
      const subcontract = {
        information: "CUI" as const,
        commercialOffTheShelfOnly: false,
        performingCages: ["1ABC5"],
        directedStatus: null,
      };
      const given = { ...input, contract, subcontract, ownTerms: [] };
      const joined = decideEligibility({ ...given, assessments });
      const alone = { ...given, assessments: assessments.slice(0, 1) };
      expect(joined).toEqual(decideEligibility(alone));
    }),
    { numRuns: 1500 },
  );
});

test("the order in which facts were submitted changes neither the verdict nor how long it holds", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { verdict, holdsUntil, required } = decideEligibility(input);
      const turned = {
        ...input,
        assessments: input.assessments.toReversed(),
        affirmations: input.affirmations.toReversed(),
      };
      expect(decideEligibility(turned)).toMatchObject({ verdict, holdsUntil, required });
    }),
  );
});

test("only an eligible verdict names an assessment, and every verdict gives a reason", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { verdict, satisfiedBy, reasons } = decideEligibility(input);
      expect(satisfiedBy !== null).toBe(verdict === "eligible");
      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.some((reason) => reason.code === "met")).toBe(verdict === "eligible");
    }),
  );
});

test("own terms never change the verdict on the rule, and neither do notices", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { ownTerms: _, ...rule } = decideEligibility(input);
      const { ownTerms: none, ...alone } = decideEligibility({ ...input, ownTerms: [] });
      expect(rule).toEqual(alone);
      expect(none).toBeNull();
    }),
  );
});

test("an answer on own terms never changes before its holdsUntil and does the day after", () => {
  const answer = (input: EligibilityInput, day: EligibilityInput["asOf"]) => {
    const { ownTerms } = asOf(input, day);
    return ownTerms && `${ownTerms.required} ${ownTerms.verdict}`;
  };
  fc.assert(
    fc.property(anyInput, fc.nat(), (input, pick) => {
      const { ownTerms } = decideEligibility(input);
      if (!ownTerms) return;
      const now = answer(input, input.asOf);
      const { holdsUntil } = ownTerms;
      if (holdsUntil === null) {
        expect(answer(input, addDays(input.asOf, pick % 5000))).toBe(now);
        return;
      }
      for (let day = input.asOf; day <= holdsUntil; day = addDays(day, 1))
        expect(answer(input, day)).toBe(now);
      expect(answer(input, addDays(holdsUntil, 1))).not.toBe(now);
    }),
    { numRuns: 300 },
  );
});

test("without modifications, own terms, changes and revocations the terms of award decide alone", () => {
  const unchanged = anyInput.map((input) => ({
    ...input,
    contract: { requiredStatus: input.contract.requiredStatus, clauses: input.contract.clauses },
    assessments: input.assessments.map(
      ({ closeOutPostedOn: _, complianceChangedOn: __, revokedOn: ___, ...one }) => one,
    ),
    ownTerms: undefined,
  }));
  fc.assert(
    fc.property(unchanged, (input) => {
      const { notices: _, ownTerms, ...rule } = decideEligibility(input);
      expect(rule).toEqual(decideUnderTerms(input, input.contract));
      expect(ownTerms).toBeNull();
      const spelledOut = {
        ...input,
        contract: { ...input.contract, awardedOn: null, modifications: [] },
        assessments: input.assessments.map((one) => ({
          ...one,
          closeOutPostedOn: null,
          complianceChangedOn: null,
          revokedOn: null,
        })),
        ownTerms: [],
      };
      expect(decideEligibility(spelledOut)).toEqual(decideEligibility(input));
    }),
  );
});

test("what the prime recorded itself changes no verdict, whatever it says", () => {
  fc.assert(
    fc.property(anyInput, fc.array(anyShown, { maxLength: 3 }), (given, shown) => {
      const without = decideEligibility(given);
      const told = decideEligibility({ ...given, shown });
      expect({ ...told, reasons: [], ownTerms: null }).toEqual({
        ...without,
        reasons: [],
        ownTerms: null,
      });
      expect(told.reasons.filter(({ code }) => code !== "not-attested")).toEqual(without.reasons);
      expect(told.ownTerms?.verdict).toBe(without.ownTerms?.verdict);
      expect(told.ownTerms?.holdsUntil).toBe(without.ownTerms?.holdsUntil);
    }),
  );
});

test("until the day of the next change, everything that was decided reads the same", () => {
  const anyDays = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(anyInput, fc.array(anyShown, { maxLength: 1 }), anyDays, (given, shown, picks) => {
      const input = { ...given, shown };
      const decided = decideEligibility(input);
      const next = nextChangeOf(input, decided);
      const days = next === null ? 3_000 : daysBetween(input.asOf, next) - 1;
      // Some reasons name the day that they were decided for.
      const read = (day: EligibilityInput["asOf"]) =>
        ["dated after ", "was made by ", "was shown for "].reduce(
          (text, words) => text.replaceAll(words + formatDate(day), words),
          JSON.stringify(asOf(input, day)),
        );
      const before = read(input.asOf);
      for (const pick of [days, ...picks.map((one) => one % (days + 1))])
        expect(read(addDays(input.asOf, pick))).toBe(before);
    }),
    { numRuns: 1500 },
  );
});
