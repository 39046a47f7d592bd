import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { CHASED_COLUMNS, chasedLine, type ExportedChased } from "./chase-export.ts";

const CHASED: ExportedChased = {
  supplierName: "Harrow Lane Gaskets, Inc.",
  subcontractNumber: "B-6003",
  waitsFor: "correction",
  asked: "cmmc-status",
  required: "Level 1 (Self)",
  returned: 2,
  since: calendarDate("2026-11-22"),
  dueOn: calendarDate("2026-11-25"),
  daysLate: 6,
  lastContact: { words: "Questionnaire sent", on: calendarDate("2026-12-01") },
  readers: [
    { name: "Dana Kimura", email: "dana@harrow.example" },
    { name: "Łukasz Żak", email: "zak@harrow.example" },
  ],
};

test("a line has a cell for each column", () => {
  const line = chasedLine(CHASED);
  expect(line).toHaveLength(CHASED_COLUMNS.length);
  expect(line).toEqual([
    "Harrow Lane Gaskets, Inc.",
    "B-6003",
    "The correction of 2 returned facts",
    "2026-11-22",
    "2026-11-25",
    6,
    "Questionnaire sent",
    "2026-12-01",
    "Dana Kimura <dana@harrow.example>; Łukasz Żak <zak@harrow.example>",
  ]);
});

test("what is not late, was not sent or reaches nobody leaves its cell empty", () => {
  const line = chasedLine({ ...CHASED, daysLate: 0, lastContact: null, readers: [] });
  expect(line.slice(5)).toEqual(["", "", "", ""]);
});
