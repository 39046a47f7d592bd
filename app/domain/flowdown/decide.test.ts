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

test("a clause that depends on a fact we do not ask for says so", () => {
  const cloud = decideFlowdown(input({})).clauses.find((c) => c.number === "252.239-7010");
  expect(cloud?.onlyIf).toContain("cloud");
});
