import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type SystemFacts, writeSprsRecord } from "./sprs-record.ts";

const system: SystemFacts = {
  name: "Shop network",
  description: "One site, two servers, cloud mail.",
  cages: ["7HR01", "7HR02"],
  planName: "System security plan",
  planVersion: "2.1",
  planDate: "2026-09-01",
};
const assessedOn = calendarDate("2026-11-20");
const fullScoreOn = calendarDate("2027-05-01");

test("the record names the score, the scope, the plan and the day on which 110 is reached", () => {
  const record = writeSprsRecord({ score: 87, open: [{ id: "3.1.1" }] }, system, {
    assessedOn,
    fullScoreOn,
    scope: "Enterprise",
  });
  expect(record.isComplete).toBe(true);
  expect(record.lines.map(({ value }) => value)).toEqual([
    "NIST SP 800-171 Rev. 2",
    "Basic (low): assessed by the company itself",
    "20 Nov 2026",
    "Enterprise",
    "87",
    "1 May 2027",
    "7HR01, 7HR02",
    "System security plan, version 2.1",
    "1 Sep 2026",
    "One site, two servers, cloud mail.",
  ]);
});

test("with nothing open SPRS asks for no date of 110", () => {
  const { lines } = writeSprsRecord({ score: 110, open: [] }, system, {
    assessedOn,
    fullScoreOn: null,
    scope: "Enclave",
  });
  expect(lines.find(({ field }) => field.startsWith("Date on which 110"))?.value).toBe(
    "Not asked: nothing is open",
  );
});

test("what is not known yet is missing, and says where to find it", () => {
  const { lines, isComplete } = writeSprsRecord({ score: null, open: [{ id: "3.12.4" }] }, null, {
    assessedOn: null,
    fullScoreOn: null,
    scope: null,
  });
  expect(isComplete).toBe(false);
  for (const { value, missing } of lines) expect(value ?? missing).toBeTruthy();
  expect(lines.filter(({ value }) => value === null)).toHaveLength(8);
});
