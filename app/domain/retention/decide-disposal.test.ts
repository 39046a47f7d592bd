import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { decideDisposal } from "./decide-disposal.ts";
import { findHolds, type HoldSubject } from "./hold.ts";
import type { Retention } from "./retained-until.ts";

const kept: Retention = {
  until: calendarDate("2032-09-01"),
  from: calendarDate("2026-09-01"),
  why: "Kept 6 years from the CMMC status date, 1 Sep 2026.",
  citation: "32 CFR 170.17(c)(4)",
};

test.each([
  ["2032-08-31", false],
  ["2032-09-01", false],
  ["2032-09-02", true],
])("on %s a file that is kept until 1 Sep 2032 may be disposed of: %s", (on, may) => {
  expect(decideDisposal(kept, [], calendarDate(on)).may).toBe(may);
});

test("before the time, the first day on which it may be is said", () => {
  expect(decideDisposal(kept, [], calendarDate("2030-01-01"))).toEqual({
    may: false,
    reason: "not-yet",
    why: "It may be disposed of from 2 Sep 2032 on. Kept 6 years from the CMMC status date, 1 Sep 2026.",
  });
});

test("a legal hold keeps it whatever its age", () => {
  const holds = [{ reason: "A claim is pending." }];
  expect(decideDisposal(kept, holds, calendarDate("2060-01-01"))).toEqual({
    may: false,
    reason: "held",
    why: "Under legal hold: A claim is pending.",
  });
});

const file = { supplierIds: ["supplier"], contractIds: ["contract"] };

test.each<[HoldSubject, boolean]>([
  [{ about: "everything" }, true],
  [{ about: "supplier", supplierId: "supplier" }, true],
  [{ about: "supplier", supplierId: "another" }, false],
  [{ about: "contract", contractId: "contract" }, true],
  [{ about: "contract", contractId: "another" }, false],
])("the hold %o keeps the supplier's file: %s", (hold, keeps) => {
  expect(findHolds([hold], file)).toEqual(keeps ? [hold] : []);
});
