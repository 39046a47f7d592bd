import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { beginCounting, cannotReach, countRow, endCounting } from "./counts.ts";
import { isListed, outlookListFields, readOutlookList } from "./list-address.ts";
import { byUrgency, type OutlookRow, type OutlookSubject, undecidedRow } from "./row.ts";

const day = calendarDate;

const subject = (id: string, value: number | null = null): OutlookSubject => ({
  subcontractId: id,
  number: id,
  contractId: "c1",
  piid: "N0002426C5501",
  supplierId: "s1",
  supplierName: "Harrow Castings",
  value,
  isAwarded: false,
  owner: null,
  contact: null,
});

const row = (id: string, change: Partial<OutlookRow>): OutlookRow => ({
  ...undecidedRow(subject(id)),
  today: "eligible",
  act: null,
  ...change,
});

const lapsed = row("a", {
  value: 200,
  ahead: "ineligible",
  reason: { code: "affirmation-overdue", citation: "", text: "" },
  turnsOn: day("2027-03-02"),
  act: "affirm",
});
const late = row("b", {
  value: null,
  today: "ineligible",
  ahead: "ineligible",
  needed: { reach: "not-by-date", neededOn: day("2027-05-01"), beginBy: day("2026-08-01") },
  act: "third-party",
});
const gap = row("c", {
  value: 50,
  ahead: "ineligible",
  needed: { reach: "gap", neededOn: day("2027-04-01"), beginBy: day("2026-07-01") },
  act: "third-party",
});
const kept = row("d", { value: 7, ahead: "eligible" });
const undecided = undecidedRow(subject("e"));
const ALL = [kept, undecided, lapsed, gap, late];

function count() {
  const days = [day("2026-11-29"), day("2027-06-01")];
  const counting = beginCounting(days);
  for (const one of ALL) countRow(counting, one, [one.today, one.ahead]);
  return endCounting(counting);
}

test("each subcontract is counted once today and once on the day, with its value", () => {
  const { total, today, ahead, days } = count();
  expect(total).toEqual({ count: 5, value: 257, withoutValue: 2 });
  expect(today.eligible).toEqual({ count: 3, value: 257, withoutValue: 0 });
  expect(ahead.ineligible).toEqual({ count: 3, value: 250, withoutValue: 1 });
  expect(days.map(({ counts }) => counts.ineligible)).toEqual([1, 3]);
});

test("what moves is told by where from, where to and why", () => {
  expect(count().moves).toEqual([
    expect.objectContaining({ from: "eligible", to: "ineligible", code: null, count: 1 }),
    expect.objectContaining({ to: "ineligible", code: "affirmation-overdue", value: 200 }),
  ]);
});

test("late is what is not there by the day, and what is there later than it is needed", () => {
  expect(cannotReach(count())).toEqual({ count: 2, value: 50, withoutValue: 1 });
});

test("the most urgent first: not by the day, with a gap, then by the day it turns", () => {
  const sorted = ALL.toSorted(byUrgency).map(({ subcontractId }) => subcontractId);
  expect(sorted).toEqual(["b", "c", "a", "e", "d"]);
});

test.each([
  ["", ["e", "a", "c", "b"]],
  ["list=not", ["e", "a", "c", "b"]],
  ["list=moves", ["a", "c"]],
  ["list=all", ["d", "e", "a", "c", "b"]],
  ["ahead=ineligible", ["a", "c", "b"]],
  ["today=eligible&ahead=ineligible&why=affirmation-overdue", ["a"]],
  ["reaches=gap", ["c"]],
  ["reaches=cannot", ["c", "b"]],
  ["ahead=nothing&page=-1", ["e", "a", "c", "b"]],
])("the list ?%s has %s, and its address says so again", (query, ids) => {
  const { filter, page } = readOutlookList(new URLSearchParams(query));
  const listed = ALL.filter((one) => isListed(one, filter));
  expect(listed.map(({ subcontractId }) => subcontractId)).toEqual(ids);
  expect(page).toBe(1);
  const again = readOutlookList(new URLSearchParams(outlookListFields(filter)));
  expect(again.filter).toEqual(filter);
});
