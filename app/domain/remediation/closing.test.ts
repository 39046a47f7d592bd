import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type Closing,
  type ClosingReview,
  closingsOf,
  isSameClosing,
  isToCheck,
  stateOfClosing,
} from "./closing.ts";
import { ClosingForm } from "./sharing-form.ts";
import type { ShownItem } from "./shown-plan.ts";

const DONE: ShownItem = {
  number: 3,
  requirement: "3.5.3",
  openAs: "not-met",
  weakness: "Administrators sign in with a password alone.",
  action: "Keys for all.",
  milestones: [],
  dueOn: calendarDate("2026-12-20"),
  status: "done",
  doneOn: calendarDate("2026-12-01"),
  evidence: "Ticket 4711",
  files: [],
};
const file = (id: string, aboutOn = "2026-12-01") => ({ id, aboutOn });

test("an item that is open or was taken off has no closing to decide", () => {
  const accepted = { outcome: "accepted", shown: DONE } as const;
  expect(stateOfClosing({ ...DONE, status: "open", doneOn: null }, null)).toBe("not-closed");
  expect(stateOfClosing({ ...DONE, status: "dropped", doneOn: null }, accepted)).toBe("not-closed");
  expect(stateOfClosing(DONE, null)).toBe("to-check");
});

test.each<[string, Partial<Closing>]>([
  ["another day", { doneOn: calendarDate("2026-12-02") }],
  ["other words", { evidence: "Ticket 4712" }],
  ["another file", { files: [file("a")] }],
  ["another weakness", { weakness: "Nobody signs in twice." }],
])("a closing with %s is decided anew", (_, change) => {
  for (const outcome of ["accepted", "returned"] as const)
    expect(stateOfClosing({ ...DONE, ...change }, { outcome, shown: DONE })).toBe("changed-since");
});

test("what is planned, and what else of the item is shown since, leaves the decision as it is", () => {
  const shown = { ...DONE, action: "Keys and a lock.", dueOn: null, ownerName: "Dana" };
  for (const outcome of ["accepted", "returned"] as const)
    expect(stateOfClosing(DONE, { outcome, shown })).toBe(outcome);
});

test("files say the same in whatever order they come, and a day of theirs is part of it", () => {
  const two = [file("a"), file("b")];
  expect(isSameClosing({ ...DONE, files: two }, { ...DONE, files: [...two].reverse() })).toBe(true);
  expect(
    isSameClosing(
      { ...DONE, files: two },
      { ...DONE, files: [file("a", "2026-11-30"), file("b")] },
    ),
  ).toBe(false);
});

const review = (id: string, change: Partial<ClosingReview> = {}): ClosingReview => ({
  id,
  primeId: "meridian",
  itemNumber: 3,
  outcome: "returned",
  note: "Which accounts?",
  reviewedAt: "2026-12-02T10:00:00.000Z",
  reviewedByName: "Dana",
  shown: DONE,
  ...change,
});

test("of several reviews of an item the last of each prime counts", () => {
  const reviews = [
    review("last", { outcome: "accepted", note: "" }),
    review("of another item", { itemNumber: 1 }),
    review("of another prime", { primeId: "harbor" }),
    review("first"),
  ];
  const decided = closingsOf(DONE, reviews).map(({ review: { id }, state }) => [id, state]);
  expect(decided.sort()).toEqual([
    ["last", "accepted"],
    ["of another prime", "returned"],
  ]);
});

test("a closing is to be checked until it is decided, and again once it is another", () => {
  expect(isToCheck(DONE, [])).toBe(true);
  expect(isToCheck({ ...DONE, status: "open" }, [])).toBe(false);
  expect(isToCheck(DONE, closingsOf(DONE, [review("one")]))).toBe(false);
  const other = { ...DONE, evidence: "Ticket 4712, all accounts" };
  expect(isToCheck(other, closingsOf(other, [review("one")]))).toBe(true);
});

test("a closing is not returned without saying why", () => {
  expect(ClosingForm.safeParse({ outcome: "returned", note: " " }).success).toBe(false);
  expect(ClosingForm.safeParse({ outcome: "returned", note: "Which accounts?" }).success).toBe(
    true,
  );
  expect(ClosingForm.safeParse({ outcome: "accepted" }).success).toBe(true);
});
