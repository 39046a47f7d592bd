import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readRuleQuestion } from "./question.ts";

const TODAY = calendarDate("2026-11-29");
const read = (query: string) => readRuleQuestion(new URLSearchParams(query), TODAY);

test.each([
  ["", { on: "2026-11-29", scenario: { kind: "in-force" } }],
  ["on=&scenario=&from=", { on: "2026-11-29", scenario: { kind: "in-force" } }],
  ["on=2028-11-10", { on: "2028-11-10", scenario: { kind: "in-force" } }],
  ["scenario=as-codified", { on: "2026-11-29", scenario: { kind: "as-codified" } }],
  ["from=2027-03-01", { on: "2026-11-29", scenario: { kind: "in-force" } }],
  [
    "on=2027-03-01&scenario=suspension-lifted&from=2027-03-01",
    { on: "2027-03-01", scenario: { kind: "suspension-lifted", on: "2027-03-01" } },
  ],
])("?%s is understood", (query, question) => {
  expect(read(query)).toMatchObject({ question, errors: {} });
});

test.each([
  ["on=2027-02-29", { on: "“2027-02-29” is not a date that exists, written like 2028-11-10." }],
  ["on=soon", { on: "“soon” is not a date that exists, written like 2028-11-10." }],
  ["scenario=suspension-lifted", { from: "Enter the first day without the suspension." }],
  [
    "scenario=suspension-lifted&from=2027-04-31",
    { from: "“2027-04-31” is not a date that exists, written like 2028-11-10." },
  ],
  ["scenario=repealed", { scenario: "There is no scenario “repealed”." }],
])("?%s is refused, never taken for today", (query, errors) => {
  const { question, ...rest } = read(query);
  expect(question).toBeNull();
  expect(rest.errors).toEqual(errors);
});

test("what was written stands in the form again", () => {
  expect(read("on=2027-02-29&scenario=suspension-lifted&from=x").written).toEqual({
    on: "2027-02-29",
    scenario: "suspension-lifted",
    from: "x",
  });
});
