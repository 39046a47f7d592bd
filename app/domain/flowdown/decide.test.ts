import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { clauses } from "#catalogs/index.ts";
import { clauseNumberOn, findClause } from "./clauses.ts";
import { decideFlowdown } from "./decide.ts";
import type { FlowdownInput } from "./types.ts";

const ALL = clauses.flatMap((clause) => clause.numbers.map((n) => n.number));

function input(change: {
  on?: string;
  contract?: Partial<FlowdownInput["contract"]>;
  subcontract?: Partial<FlowdownInput["subcontract"]>;
}): FlowdownInput {
  return {
    on: calendarDate(change.on ?? "2026-11-24"),
    contract: { requiredStatus: "Level 2 (C3PAO)", clauses: ALL, ...change.contract },
    subcontract: {
      information: "CUI",
      commercialOffTheShelfOnly: false,
      directedStatus: null,
      ...change.subcontract,
    },
  };
}
const dayOrNull = (text: string | null) => (text === null ? null : calendarDate(text));
const numbers = (given: FlowdownInput) => decideFlowdown(given).clauses.map((c) => c.number);

test("CUI carries the safeguarding, CMMC and prohibition clauses, and no notice to offerors", () => {
  const flowing = numbers(input({}));
  expect(flowing).toEqual(expect.arrayContaining(["252.204-7012", "252.204-7020", "252.204-7021"]));
  expect(flowing).toEqual(
    expect.arrayContaining(["52.204-23", "52.204-25", "52.204-27", "52.204-30"]),
  );
  expect(flowing).not.toContain("252.204-7019");
  expect(flowing).not.toContain("252.204-7025");
});

test("FCI carries basic safeguarding and CMMC, not the CUI clause", () => {
  const flowing = numbers(input({ subcontract: { information: "FCI" } }));
  expect(flowing).toContain("252.204-7021");
  expect(flowing).not.toContain("252.204-7012");
});

test("off-the-shelf items carry the prohibitions alone", () => {
  const flowing = numbers(
    input({ subcontract: { information: "FCI", commercialOffTheShelfOnly: true } }),
  );
  expect(flowing).toEqual(expect.arrayContaining(["52.204-25", "52.204-27"]));
  for (const number of ["52.204-21", "52.240-93", "252.204-7020", "252.204-7021"])
    expect(flowing).not.toContain(number);
});

test("a contract keeps the number it was awarded with, however it is written", () => {
  const given = input({
    contract: { clauses: ["FAR 52.204-21 (NOV 2021)", "DFARS 252.204-7020"] },
  });
  expect(numbers(given)).toEqual(["52.204-21", "252.204-7020", "252.204-7021"]);
});

test("the CMMC clause flows wherever a status is required, listed in the contract or not", () => {
  const given = input({ contract: { clauses: [] } });
  expect(decideFlowdown(given)).toMatchObject({
    required: "Level 2 (C3PAO)",
    citation: "32 CFR 170.23(a)(3)",
    clauses: [{ number: "252.204-7021", edition: "NOV 2025", citation: "DFARS 252.204-7021(f)" }],
  });
  expect(numbers(input({ contract: { clauses: [], requiredStatus: null } }))).toEqual([]);
});

test("a clause does not flow before its text is in force", () => {
  expect(numbers(input({ on: "2026-01-31" }))).not.toContain("252.240-7997");
  expect(numbers(input({ on: "2026-02-01" }))).toContain("252.240-7997");
});

test("clauses outside the catalog are left to their own readers", () => {
  expect(numbers(input({ contract: { clauses: ["52.222-26"] } }))).toEqual(["252.204-7021"]);
  expect(findClause("52.222-26")).toBeNull();
});

test.each([
  ["52.204-21", "2026-01-31", "52.204-21"],
  ["52.204-21", "2026-02-01", "52.240-93"],
  ["252.204-7020", "2026-01-31", "252.204-7020"],
  ["252.204-7020", "2026-02-01", null],
  ["252.240-7997", "2026-01-31", null],
  ["252.240-7997", "2026-02-01", "252.240-7997"],
])("on a contract awarded later, %s on %s is %s", (number, on, expected) => {
  const clause = findClause(number);
  expect(clause && clauseNumberOn(clause, calendarDate(on))).toBe(expected);
});

test("operationally critical support carries 252.204-7012 without any CUI", () => {
  const critical = { information: "none", operationallyCriticalSupport: true } as const;
  expect(numbers(input({ subcontract: critical }))).toContain("252.204-7012");
  expect(numbers(input({ subcontract: { information: "none" } }))).not.toContain("252.204-7012");
});

test.each([
  ["252.204-7021", "(e)(1)"],
  ["52.204-25", "(b)(2)"],
  ["52.204-30", "(c)(1)"],
])("%s flows without %s, and says so", (number, part) => {
  const clause = decideFlowdown(input({})).clauses.find((c) => c.number === number);
  expect(clause?.without).toContain(part);
});

test("no clause asks the subcontractor for what does not flow to it", () => {
  for (const { number, subcontractorMust } of decideFlowdown(input({})).clauses) {
    expect(subcontractorMust, number).not.toMatch(/\bUID|unique identifier|look[^.]*SAM/);
    expect(subcontractorMust, number).not.toContain("show the prime");
  }
});

test("the class deviation that holds NIST SP 800-171 at Revision 2 stands beside 252.204-7012", () => {
  const of = (awardedOn: string | null) => {
    const contract = { clauses: ["252.204-7012"], awardedOn: dayOrNull(awardedOn) };
    return decideFlowdown(input({ contract })).clauses[0]?.deviations;
  };
  expect(of("2024-05-01")).toBeUndefined();
  expect(of("2024-05-02")?.[0]).toContain("2024-O0013");
  expect(of(null)?.[0]).toContain("2024-O0013");
});

test.each([
  ["252.204-7012", "2013-11-18", "NOV 2013"],
  ["252.204-7012", "2024-05-29", "JAN 2023"],
  ["252.204-7012", "2024-05-30", "MAY 2024"],
  ["52.204-21", "2021-12-05", "JUN 2016"],
  ["52.204-21", "2021-12-06", "NOV 2021"],
  ["DFARS 252.204-7012 (OCT 2016)", "2026-01-15", "OCT 2016"],
  ["DFARS 252.204-7012 (Dec 2019)", null, "DEC 2019"],
  ["DFARS 252.204-7012 (DEVIATION 2024-O0013) (MAY 2024)", null, "MAY 2024"],
  ["252.204-7012", null, undefined],
  // the day in March 2022 from which this edition was used is not known to us
  ["252.204-7020", "2022-02-28", "NOV 2020"],
  ["252.204-7020", "2022-03-15", undefined],
  ["252.204-7020", "2022-04-01", "MAR 2022"],
  ["52.204-27", null, "JUN 2023"],
  ["52.240-91", "2026-03-01", undefined],
])("%s in a contract awarded on %s is of edition %s, not of the newest", (clause, on, edition) => {
  const contract = { clauses: [clause], requiredStatus: null, awardedOn: dayOrNull(on) };
  expect(decideFlowdown(input({ contract })).clauses[0]?.edition).toBe(edition);
});

test("a clause that a modification brought in is of the edition of that day", () => {
  const contract = {
    requiredStatus: null,
    clauses: ["252.204-7012"],
    awardedOn: calendarDate("2020-03-01"),
    modifications: [
      { number: "P00002", effectiveOn: calendarDate("2025-01-15"), addClauses: ["52.204-21"] },
      { number: "P00003", effectiveOn: calendarDate("2025-02-15"), addClauses: ["252.204-7012"] },
    ],
  };
  const editions = decideFlowdown(input({ contract })).clauses.map((c) => [c.number, c.edition]);
  expect(editions).toEqual([
    ["52.204-21", "NOV 2021"],
    ["252.204-7012", "DEC 2019"],
  ]);
  const before = decideFlowdown(input({ contract, on: "2025-01-14" })).clauses;
  expect(before.map((c) => c.number)).toEqual(["252.204-7012"]);
});

test("under 252.204-7020 CUI also needs a DoD Assessment beside the CMMC status", () => {
  const contract = { clauses: ["252.204-7020"] };
  expect(decideFlowdown(input({ contract })).alsoRequired).toMatchObject({
    code: "dod-assessment-beside",
    citation: "DFARS 252.204-7020(g)(2)",
  });
  const fci = { information: "FCI" } as const;
  expect(decideFlowdown(input({ contract, subcontract: fci })).alsoRequired).toBeNull();
  const legacy = { ...contract, requiredStatus: null };
  expect(decideFlowdown(input({ contract: legacy })).alsoRequired).toBeNull();
});

test.each([
  ["Level 1 (Self)", "Level 2 (C3PAO)", true],
  ["Level 2 (Self)", "Level 2 (C3PAO)", true],
  ["Level 2 (C3PAO)", "Level 2 (C3PAO)", false],
  ["Level 3 (DIBCAC)", "Level 3 (DIBCAC)", false],
  [null, "Level 2 (C3PAO)", false],
] as const)("DoD directs %s: %s stands, and a person is told: %s", (directed, required, told) => {
  const decision = decideFlowdown(input({ subcontract: { directedStatus: directed } }));
  expect(decision.required).toBe(required);
  const codes = decision.notices.map((notice) => notice.code);
  expect(codes).toEqual(told ? ["directed-below-minimum"] : []);
});

test("where no status is required, a direction is not below anything", () => {
  const off = { commercialOffTheShelfOnly: true, directedStatus: "Level 1 (Self)" } as const;
  expect(decideFlowdown(input({ subcontract: off })).notices).toEqual([]);
});

test("a clause that depends on a fact we do not ask for says so", () => {
  const cloud = decideFlowdown(input({})).clauses.find((c) => c.number === "252.239-7010");
  expect(cloud?.onlyIf).toContain("cloud");
});
