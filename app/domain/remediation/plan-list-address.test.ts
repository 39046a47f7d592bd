import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  isPlanListNarrowed,
  type PlanListAddress,
  planListQuery,
  planStateOf,
  readPlanList,
} from "./plan-list-address.ts";
import { PLAN_COLUMNS, planLine } from "./plan-list-export.ts";
import { sayPlanFilter } from "./plan-list-words.ts";

const SOMEBODY = "0b7f0f5e-4b53-4a55-9f13-3c5a2f7f8a11";
const ADDRESS: PlanListAddress = {
  search: "50 % steel & more",
  isNear: true,
  state: "slipping",
  slip: "overdue",
  supplierId: SOMEBODY,
  contractId: "1b7f0f5e-4b53-4a55-9f13-3c5a2f7f8a11",
  owner: { personId: SOMEBODY },
  sort: "close-out",
  isDescending: true,
};

test("an address is read as it was written", () => {
  const cursor = { place: "2 2027-01-31", supplierName: "Ångström & Søn 1+1", planId: SOMEBODY };
  const query = planListQuery(ADDRESS, cursor);
  expect(readPlanList(new URLSearchParams(query))).toEqual({ ...ADDRESS, cursor });
});

test("the whole list has no query, and an address that led to what slips leads there still", () => {
  expect(planListQuery(readPlanList(new URLSearchParams()))).toBe("");
  expect(readPlanList(new URLSearchParams("slip=standstill")).slip).toBe("standstill");
});

test("what is not understood is left out", () => {
  const asked =
    "state=fine&slip=luck&supplier=1%20or%201&contract=x&owner=everyone&sort=luck&after=x";
  expect(planListQuery(readPlanList(new URLSearchParams(asked)))).toBe("");
});

test.each([
  ["", false],
  ["sort=moved&order=down", false],
  ["state=finished", true],
  ["owner=me", true],
  ["q=%20", false],
])("a list asked for by “%s” is narrowed: %s", (query, isNarrowed) => {
  expect(isPlanListNarrowed(readPlanList(new URLSearchParams(query)))).toBe(isNarrowed);
});

test("a plan with nothing open is finished whatever else is told of it", () => {
  expect(planStateOf({ openCount: 0 }, ["standstill"])).toBe("finished");
  expect(planStateOf({ openCount: 1 }, [])).toBe("on-its-way");
  expect(planStateOf({ openCount: 1 }, ["overdue"])).toBe("slipping");
});

test("what it is narrowed to is said with the names that were found", () => {
  expect(
    sayPlanFilter(ADDRESS, { supplierName: "Keel Works", contractPiid: "N0002426C5501" }),
  ).toEqual([
    "close to “50 % steel & more”",
    "how it goes: slipping",
    "why it slips: overdue",
    "supplier Keel Works",
    "contract N00024-26-C-5501",
    "supplier of somebody who is not known",
    "sorted by the last day of the close-out, last first",
  ]);
});

test("a line of the file has a cell for each column, and days as ISO writes them", () => {
  const movedOn = calendarDate("2026-11-24");
  const line = planLine({
    supplierName: "Keel Works",
    supplierUei: null,
    ownerName: null,
    systemName: "CUI enclave",
    progress: {
      openCount: 2,
      doneCount: 1,
      undatedCount: 1,
      nextDueOn: calendarDate("2026-11-01"),
      finishOn: calendarDate("2027-03-01"),
      movedOn,
    },
    slips: ["past-close-out", "overdue"],
    closeOutBy: calendarDate("2027-02-01"),
    reviewedOn: null,
    contractPiids: ["N0002426C5501", "N0002426C5502"],
  });
  expect(line).toHaveLength(PLAN_COLUMNS.length);
  expect(line).toContain("Too late for the close-out; Overdue");
  expect(line).toContain("2027-02-01");
  expect(line).toContain("N00024-26-C-5501; N00024-26-C-5502");
});
