import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { afterLead, beforeLead, outlookFields, readOutlook } from "./question.ts";

const TODAY = calendarDate("2026-11-29");
const day = calendarDate;
const read = (query: string) => readOutlook(new URLSearchParams(query), TODAY);
const CONTRACT = "0b9c1f4e-3d2a-4f6b-8a1d-2c3e4f5a6b7c";

test("what is left out is half a year from today, if nothing changes", () => {
  expect(read("")).toMatchObject({
    errors: {},
    question: {
      on: "2027-05-29",
      contractId: null,
      renewals: "nobody",
      rule: "as-recorded",
      liftedOn: null,
      reach: "options",
      lead: { count: 9, unit: "months" },
    },
  });
});

test("an address says all of it, and is written as it was read", () => {
  const address = `on=2027-06-01&contract=${CONTRACT}&renewals=everybody&rule=suspension-lifted&liftedOn=2027-03-01&reach=every-contract&lead=120&unit=days`;
  const { question } = read(address);
  expect(question).toEqual({
    on: "2027-06-01",
    contractId: CONTRACT,
    renewals: "everybody",
    rule: "suspension-lifted",
    liftedOn: "2027-03-01",
    reach: "every-contract",
    lead: { count: 120, unit: "days" },
  });
  expect(question && String(new URLSearchParams(outlookFields(question)))).toBe(address);
});

test("the end of the suspension counts only where it is assumed", () => {
  expect(read("liftedOn=2027-03-01").question?.liftedOn).toBeNull();
});

test.each([
  ["on=2027-02-29", { on: "“2027-02-29” is not a date that exists, written like 2027-06-01." }],
  ["on=2026-11-28", { on: "28 Nov 2026 is over. Choose today or a later day." }],
  ["on=2036-11-30", { on: "Choose a day until 29 Nov 2036." }],
  ["contract=1", { contract: "There is no such contract." }],
  ["renewals=some", { renewals: "There is no assumption “some”." }],
  ["rule=repealed", { rule: "There is no assumption “repealed”." }],
  ["rule=suspension-lifted", { liftedOn: "Enter the first day without the suspension." }],
  [
    "rule=suspension-lifted&liftedOn=2027-04-31",
    { liftedOn: "“2027-04-31” is not a date that exists, written like 2027-06-01." },
  ],
  ["reach=none", { reach: "There is no choice “none”." }],
  ["lead=-1", { lead: "Enter a whole number from 0 to 60." }],
  ["lead=61", { lead: "Enter a whole number from 0 to 60." }],
  ["lead=1801&unit=days", { lead: "Enter a whole number from 0 to 1,800." }],
  ["lead=9&unit=weeks", { unit: "There is no unit “weeks”." }],
])("?%s is refused, never taken for something else", (query, errors) => {
  expect(read(query)).toMatchObject({ question: null });
  expect(read(query).errors).toEqual(errors);
});

test("what is wrong is all told at once, and stands in the form again", () => {
  const { written, errors } = read("on=soon&lead=x");
  expect(Object.keys(errors)).toEqual(["on", "lead"]);
  expect(written).toMatchObject({ on: "soon", lead: "x" });
});

test.each([
  ["2026-11-29", { count: 9, unit: "months" }, "2027-08-29"],
  ["2026-11-30", { count: 3, unit: "months" }, "2027-02-28"],
  ["2026-11-29", { count: 270, unit: "days" }, "2027-08-26"],
] as const)("begun on %s and taking %o, it is there on %s", (from, lead, there) => {
  expect(afterLead(day(from), lead)).toBe(there);
});

test.each([
  ["2027-08-29", { count: 9, unit: "months" }, "2026-11-29"],
  ["2027-05-31", { count: 3, unit: "months" }, "2027-02-28"],
  ["2027-02-28", { count: 3, unit: "months" }, "2026-11-30"],
  ["2027-08-26", { count: 270, unit: "days" }, "2026-11-29"],
] as const)("to be there on %s, taking %o, it is begun by %s", (needed, lead, begun) => {
  expect(beforeLead(day(needed), lead)).toBe(begun);
  expect(afterLead(day(begun), lead) <= needed).toBe(true);
});
