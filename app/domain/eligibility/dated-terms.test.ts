import { describe, expect, test } from "vitest";
import type { Modification } from "#app/domain/contract/terms.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { OwnTerm } from "#app/domain/own-terms/own-term.ts";
import { decideEligibility } from "./decide.ts";
import { assessment, input } from "./stated.ts";
import type { EligibilityInput } from "./types.ts";

const day = calendarDate;
const SELF = assessment("Final Level 2 (Self) of 2026-05-24");
const C3PAO = assessment("Final Level 2 (C3PAO) of 2026-05-24");
const removal: Modification = {
  number: "P00007",
  effectiveOn: day("2026-09-15"),
  requiredStatus: "Level 2 (Self)",
};

function given(
  asOf: string,
  held = SELF,
  change: { contract?: Partial<EligibilityInput["contract"]>; ownTerms?: OwnTerm[] } = {},
): EligibilityInput {
  const base = input(asOf, "Level 2 (C3PAO)", "CUI", [held], ["2026-05-24"]);
  return {
    ...base,
    contract: { ...base.contract, ...change.contract },
    ownTerms: change.ownTerms,
  };
}

describe("a modification that removes the third party", () => {
  const contract = { modifications: [removal] };

  test.each([
    ["2026-09-14", "ineligible", "2026-09-14", ["third-party-required"]],
    ["2026-09-15", "eligible", "2027-05-24", ["met"]],
    ["2026-07-01", "ineligible", "2026-09-14", ["third-party-required"]],
  ] as const)("on %s a self-assessment is %s until %s", (asOf, verdict, holdsUntil, codes) => {
    const decided = decideEligibility(given(asOf, SELF, { contract }));
    expect(decided).toMatchObject({ verdict, holdsUntil });
    expect(decided.reasons.map(({ code }) => code)).toEqual(codes);
  });

  test("a verdict that both terms give outlasts the modification", () => {
    expect(decideEligibility(given("2026-08-01", C3PAO, { contract }))).toMatchObject({
      verdict: "eligible",
      required: "Level 2 (C3PAO)",
      holdsUntil: "2027-05-24",
    });
  });

  test("a verdict that ends before the modification is not prolonged by it", () => {
    const late = { ...removal, effectiveOn: day("2028-01-01") };
    const decided = decideEligibility(
      given("2026-08-01", C3PAO, { contract: { modifications: [late] } }),
    );
    expect(decided.holdsUntil).toBe("2027-05-24");
  });

  test("a requirement that is removed leaves none", () => {
    const modifications = [{ ...removal, requiredStatus: null }];
    const decided = (asOf: string) =>
      decideEligibility(given(asOf, SELF, { contract: { modifications } }));
    expect(decided("2026-09-15")).toMatchObject({ verdict: "no-requirement", holdsUntil: null });
    expect(decided("2026-09-14")).toMatchObject({
      verdict: "ineligible",
      holdsUntil: "2026-09-14",
    });
  });
});

describe("designations while Phase 2 is suspended", () => {
  const noticesOf = (asOf: string, contract: Partial<EligibilityInput["contract"]> = {}) =>
    decideEligibility(given(asOf, SELF, { contract })).notices.map(({ code }) => code);

  test.each([
    ["2026-07-12", null, []],
    ["2026-07-13", null, ["removal-pending"]],
    ["2026-07-13", "2026-07-12", ["removal-pending"]],
    ["2026-07-13", "2026-07-13", ["designation-suspended"]],
    ["2026-11-29", "2026-08-01", ["designation-suspended"]],
  ] as const)("on %s, awarded on %s: %j", (asOf, awardedOn, codes) => {
    expect(noticesOf(asOf, { awardedOn: awardedOn && day(awardedOn) })).toEqual(codes);
  });

  test("a modification designates on its effective day", () => {
    const raise: Modification = { ...removal, requiredStatus: "Level 3 (DIBCAC)" };
    const contract = {
      requiredStatus: "Level 2 (Self)" as const,
      awardedOn: day("2026-01-01"),
      modifications: [raise],
    };
    expect(noticesOf("2026-09-14", contract)).toEqual([]);
    expect(noticesOf("2026-09-15", contract)).toEqual(["designation-suspended"]);
  });

  test("what may be designated needs no notice", () => {
    expect(noticesOf("2026-11-29", { requiredStatus: "Level 2 (Self)" })).toEqual([]);
    expect(noticesOf("2026-11-29", { requiredStatus: null })).toEqual([]);
  });

  test.each([
    [{ information: "FCI" as const }],
    [{ commercialOffTheShelfOnly: true }],
    [{ directedStatus: "Level 2 (C3PAO)" as const }],
  ])("a requirement that does not rest on the designation needs none: %j", (change) => {
    const base = given("2026-11-29");
    const { notices } = decideEligibility({
      ...base,
      subcontract: { ...base.subcontract, ...change },
    });
    expect(notices).toEqual([]);
  });

  test("every notice cites its text and says what to do", () => {
    for (const awardedOn of [day("2026-01-01"), day("2026-08-01")]) {
      const [notice] = decideEligibility(
        given("2026-11-29", SELF, { contract: { awardedOn } }),
      ).notices;
      expect(notice?.citation).toMatch(/13 Jul 2026|2026-O0025/);
      expect(notice?.text).toMatch(/^The .*\.$/);
    }
  });
});

describe("a prime's own terms", () => {
  const asked: OwnTerm = {
    requiredStatus: "Level 2 (C3PAO)",
    from: day("2026-09-15"),
    until: day("2027-03-31"),
    information: ["CUI"],
    reason: "The program keeps asking for certification.",
  };
  const contract = { modifications: [removal] };
  const own = (asOf: string, held = SELF, ownTerms = [asked]) =>
    decideEligibility(given(asOf, held, { contract, ownTerms })).ownTerms;

  test("beside an eligible verdict stands that the own terms are not met, until they end", () => {
    const decided = decideEligibility(given("2026-11-29", SELF, { contract, ownTerms: [asked] }));
    expect(decided.verdict).toBe("eligible");
    expect(decided.ownTerms).toMatchObject({
      required: "Level 2 (C3PAO)",
      verdict: "not-met",
      holdsUntil: "2027-03-31",
      reasons: [{ code: "third-party-required", citation: "The prime's own terms" }],
    });
  });

  test("met terms hold as long as the facts and the term itself", () => {
    expect(own("2026-11-29", C3PAO)).toMatchObject({ verdict: "met", holdsUntil: "2027-03-31" });
    const open = [{ ...asked, until: null }];
    expect(own("2026-11-29", C3PAO, open)).toMatchObject({
      verdict: "met",
      holdsUntil: "2027-05-24",
    });
  });

  test.each([
    ["2026-09-14", false],
    ["2026-09-15", true],
    ["2027-03-31", true],
    ["2027-04-01", false],
  ])("on %s they are asked: %s", (asOf, isAsked) => {
    expect(own(asOf) !== null).toBe(isAsked);
  });

  test("what the rule asks already is no own term", () => {
    const ownTerms = [{ ...asked, from: day("2026-01-01") }];
    const before = decideEligibility(given("2026-09-14", SELF, { contract, ownTerms }));
    expect(before).toMatchObject({ required: "Level 2 (C3PAO)", ownTerms: null });
  });

  test("of several the highest that applies to the information counts", () => {
    const third: OwnTerm = { ...asked, requiredStatus: "Level 3 (DIBCAC)", information: ["FCI"] };
    const lower: OwnTerm = { ...asked, requiredStatus: "Level 1 (Self)" };
    expect(own("2026-11-29", SELF, [lower, third, asked])?.required).toBe("Level 2 (C3PAO)");
  });

  test("an answer that a second term gives too outlasts the first", () => {
    const second: OwnTerm = { ...asked, from: day("2027-04-01"), until: day("2027-12-31") };
    expect(own("2026-11-29", SELF, [asked, second])).toMatchObject({ holdsUntil: "2027-12-31" });
  });
});

describe("what ends a status", () => {
  const ending = (change: object, asOf: string) =>
    decideEligibility(given(asOf, { ...C3PAO, ...change }));

  test.each([
    ["complianceChangedOn", "compliance-changed"],
    ["revokedOn", "status-revoked"],
  ])("%s blocks from its day on", (name, code) => {
    const change = { [name]: day("2026-10-01") };
    expect(ending(change, "2026-09-30")).toMatchObject({
      verdict: "eligible",
      holdsUntil: "2026-09-30",
    });
    expect(ending(change, "2026-10-01")).toMatchObject({
      verdict: "ineligible",
      holdsUntil: null,
      reasons: [{ code }],
    });
  });

  test.each([
    ["2026-11-20", "eligible"],
    ["2026-11-21", "ineligible"],
  ])("a close-out posted on %s leaves the Final status %s", (postedOn, verdict) => {
    const decided = ending({ closeOutPostedOn: day(postedOn) }, "2026-12-01");
    expect(decided.verdict).toBe(verdict);
    if (verdict === "ineligible")
      expect(decided.reasons).toMatchObject([
        { code: "conditional-expired", citation: "32 CFR 170.21(b)" },
      ]);
  });
});

describe("a requirement of Level 3", () => {
  const THREE = assessment("Final Level 3 (DIBCAC) of 2026-05-24");
  const TWO = assessment("Final Level 2 (C3PAO) of 2025-12-01", { id: "two" });
  const decide = (asOf: string, held: (typeof THREE)[], affirmed: Record<string, string[]>) => {
    const base = input(asOf, "Level 3 (DIBCAC)", "CUI", held, []);
    base.subcontract.directedStatus = "Level 3 (DIBCAC)";
    const affirmations = Object.entries(affirmed).flatMap(([id, days]) =>
      days.map((on) => ({ assessment: id, affirmedOn: day(on) })),
    );
    return decideEligibility({ ...base, affirmations });
  };

  test("is met while the Level 2 (C3PAO) beside it is current and affirmed", () => {
    const affirmed = { a1: ["2026-05-24"], two: ["2025-12-01"] };
    expect(decide("2026-11-29", [THREE, TWO], affirmed)).toMatchObject({
      verdict: "eligible",
      satisfiedBy: "a1",
      holdsUntil: "2026-12-01",
    });
    expect(decide("2026-12-02", [THREE, TWO], affirmed).reasons).toMatchObject([
      { code: "level-2-not-kept" },
    ]);
  });

  test("is not met without one", () => {
    expect(decide("2026-11-29", [THREE], { a1: ["2026-05-24"] })).toMatchObject({
      verdict: "ineligible",
      reasons: [{ code: "level-2-not-kept", citation: "32 CFR 170.18(a)" }],
    });
    expect(decide("2026-11-29", [], {}).reasons.map(({ code }) => code)).toEqual([
      "no-assessment",
      "level-2-not-kept",
    ]);
  });
});

describe("a High Assessment from before the Program", () => {
  const HIGH = assessment("NIST SP 800-171 High of 2024-12-15", { score: 110 });
  const decide = (asOf: string, held: typeof HIGH, affirmed = ["2026-12-01"]) =>
    decideEligibility(input(asOf, "Level 2 (C3PAO)", "CUI", [held], affirmed));

  test("counts as a Final Level 2 (C3PAO) for three years from its own date", () => {
    expect(decide("2026-12-15", HIGH)).toMatchObject({
      verdict: "eligible",
      satisfiedBy: "a1",
      holdsUntil: "2027-12-01",
    });
    expect(decide("2027-12-15", HIGH, ["2027-12-01"]).verdict).toBe("eligible");
    expect(decide("2027-12-16", HIGH, ["2027-12-01"]).reasons).toMatchObject([
      { code: "status-expired" },
    ]);
  });

  test("is affirmed like one", () => {
    expect(decide("2026-12-15", HIGH, []).reasons).toMatchObject([{ code: "affirmation-missing" }]);
  });

  test.each([
    ["of the day on which the Program began", { statusDate: day("2024-12-16") }],
    ["with 109 points", { score: 109 }],
    ["with something open", { openRequirements: [{ id: "3.1.3" }] }],
    ["without a stated score", { score: null }],
  ])("%s does not count", (_, change) => {
    expect(decide("2026-12-15", { ...HIGH, ...change }).reasons).toMatchObject([
      { code: "no-assessment" },
    ]);
  });
});
