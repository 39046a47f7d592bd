import { expect, test } from "vitest";
import { ContractForm } from "./contract-form.ts";

const complete = {
  piid: "FA8620-26-C-0042",
  agency: "Department of the Air Force",
  title: "Actuator housings",
  startsOn: "2026-10-01",
  endsOn: "2029-09-30",
  requiredStatus: "Level 2 (C3PAO)",
  clauses: ["252.204-7012", "252.204-7021"],
};
const problems = (change: object) =>
  ContractForm.safeParse({ ...complete, ...change }).error?.issues.map((i) => i.path.join("."));

test("a complete contract is read, blank option rows are left out", () => {
  const options = [{ name: "Option 1", exerciseOn: "2027-10-01" }, {}];
  expect(ContractForm.parse({ ...complete, options })).toMatchObject({
    piid: "FA862026C0042",
    requiredStatus: "Level 2 (C3PAO)",
    options: [{ name: "Option 1", exerciseOn: "2027-10-01" }],
  });
});

test("no CMMC requirement is an answer, one clause is a list", () => {
  const read = ContractForm.parse({ ...complete, requiredStatus: "none", clauses: "252.204-7012" });
  expect(read).toMatchObject({ requiredStatus: null, clauses: ["252.204-7012"] });
});

test.each([
  ["a number that is no PIID", { piid: "42" }, ["piid"]],
  ["an end before the start", { endsOn: "2026-09-30" }, ["endsOn"]],
  ["no answer on the required status", { requiredStatus: undefined }, ["requiredStatus"]],
  ["an option without a date", { options: [{ name: "Option 1" }] }, ["options.0.exerciseOn"]],
  ["a date without an option", { options: [{ exerciseOn: "2027-10-01" }] }, ["options.0.name"]],
  [
    "an option before the contract",
    { options: [{ name: "Option 1", exerciseOn: "2026-01-01" }] },
    ["options.0.exerciseOn"],
  ],
])("%s is refused beside its field", (_, change, paths) => {
  expect(problems(change)).toEqual(paths);
});
