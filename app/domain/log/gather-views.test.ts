import { expect, test } from "vitest";
import { readEntry } from "./entry.ts";
import { gatherViews } from "./gather-views.ts";

const entry = (seq: number, action: string, time: string, id = "a1") => ({
  seq,
  read: readEntry(
    JSON.stringify({
      version: 3,
      at: `2026-11-30T${time}:00.000Z`,
      action,
      actor: { id, name: "Alicia Boone", role: "auditor", organization: "DCMA" },
    }),
  ),
});

test("what an auditor looked at within an hour is one line", () => {
  const lines = gatherViews([
    entry(1, "audit.viewed", "14:00"),
    entry(2, "audit.viewed", "14:10"),
    entry(3, "audit.viewed", "15:00"),
    entry(4, "audit.viewed", "15:01"),
  ]);
  expect(lines.map((line) => line.map(({ seq }) => seq))).toEqual([[1, 2, 3], [4]]);
});

test("another person and anything done between begin a new line", () => {
  const lines = gatherViews([
    entry(1, "audit.viewed", "14:00"),
    entry(2, "audit.viewed", "14:01", "b2"),
    entry(3, "audit.question", "14:02", "b2"),
    entry(4, "audit.question", "14:02", "b2"),
    entry(5, "audit.viewed", "14:03", "b2"),
  ]);
  expect(lines.map((line) => line.map(({ seq }) => seq))).toEqual([[1], [2], [3], [4], [5]]);
});
