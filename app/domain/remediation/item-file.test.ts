import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type ItemFile, standingFiles } from "./item-file.ts";
import { FileRemovalForm, findFileProblem } from "./item-file-form.ts";

function given(id: string, change: Partial<ItemFile> = {}): ItemFile {
  return {
    id,
    itemId: "item",
    file: {
      id: `file of ${id}`,
      fileName: "a.pdf",
      mediaType: "application/pdf",
      sizeBytes: 1,
      sha256: "0".repeat(64),
      uploadedAt: "2026-11-30T10:00:00.000Z",
      uploadedByName: "Dana",
      pages: 1,
      pagesWithoutText: 0,
      notCui: null,
    },
    aboutOn: calendarDate("2026-11-28"),
    recordedAt: "2026-11-30T10:00:00.000Z",
    recordedByName: "Dana",
    supersedesId: null,
    isWithdrawn: false,
    reason: "",
    ...change,
  };
}

test("a file that another took the place of stands no more, and neither does one that was taken off", () => {
  const files = [
    given("a"),
    given("b"),
    given("c", { supersedesId: "a", reason: "A better print" }),
    given("d", { supersedesId: "b", isWithdrawn: true, reason: "Of another machine" }),
  ];
  expect(standingFiles(files).map(({ id }) => id)).toEqual(["c"]);
});

test("a file is not about a day that is still to come", () => {
  const on = calendarDate("2026-11-30");
  expect(findFileProblem({ aboutOn: on }, on)).toBeNull();
  expect(findFileProblem({ aboutOn: calendarDate("2026-12-01") }, on)).toContain("future");
});

test("nothing is taken off without a reason", () => {
  expect(FileRemovalForm.safeParse({ remove: crypto.randomUUID(), why: "  " }).success).toBe(false);
});
