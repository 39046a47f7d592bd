import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { closeOutOf, findCloseOutClock, type StatedAssessment } from "./clock.ts";
import { type ItemContent, isSameItem, pointsRegained, titleOf } from "./item.ts";
import { findSlips, measureProgress } from "./progress.ts";

const DAY = calendarDate("2026-06-01");
const conditional = (change: Partial<StatedAssessment> = {}): StatedAssessment => ({
  type: "Level 2 (C3PAO)",
  status: "Conditional",
  statusDate: DAY,
  score: 107,
  openRequirements: [{ id: "3.1.3" }],
  ...change,
});

test.each([
  [0, "running", 180],
  [179, "running", 1],
  [180, "running", 0],
  [181, "expired", -1],
])("on day %i the clock is %s, with %i days left (32 CFR 170.21(b))", (day, state, daysLeft) => {
  expect(findCloseOutClock([conditional()], addDays(DAY, day))).toMatchObject({
    day,
    state,
    daysLeft,
    lastDay: "2026-11-28",
  });
});

test.each([
  [180, "closed-out"],
  [181, "closed-out-late"],
] as const)("a close-out posted on day %i is %s, for ever", (day, state) => {
  const final = conditional({ status: "Final", closeOutPostedOn: addDays(DAY, day) });
  expect(findCloseOutClock([final], addDays(DAY, 700))?.state).toBe(state);
});

test("of several Conditional statuses the latest one runs; without one there is no clock", () => {
  const later = conditional({ statusDate: addDays(DAY, 200) });
  expect(findCloseOutClock([conditional(), later], addDays(DAY, 210))?.day).toBe(10);
  expect(findCloseOutClock([conditional({ status: "Final" })], DAY)).toBeNull();
  expect(findCloseOutClock([conditional()], addDays(DAY, -1))).toBeNull();
  expect(findCloseOutClock([conditional({ revokedOn: DAY })], DAY)).toBeNull();
  expect(findCloseOutClock([conditional({ type: "Level 3 (DIBCAC)" })], DAY)).toBeNull();
});

test("a Final status of the same kind takes the place of a Conditional one, a close-out before all", () => {
  const final = conditional({ status: "Final", statusDate: DAY });
  const day = addDays(DAY, 100);
  expect(findCloseOutClock([conditional(), final], day)).toBeNull();
  const closed = { ...final, closeOutPostedOn: day };
  for (const stated of [
    [conditional(), closed],
    [closed, conditional()],
  ])
    expect(findCloseOutClock(stated, day)?.state).toBe("closed-out");
  const selfAssessed = conditional({ type: "Level 2 (Self)", status: "Final" });
  expect(findCloseOutClock([conditional(), selfAssessed], day)?.state).toBe("running");
});

test.each([
  ["Level 2 (Self)", "32 CFR 170.21(b)(1)"],
  ["Level 2 (C3PAO)", "32 CFR 170.21(b)(2)"],
] as const)("the close-out of %s is assessed as %s says", (type, citation) => {
  expect(closeOutOf(type).citation).toBe(citation);
});

test.each([
  ["3.1.1", "not-met", 5],
  ["3.1.3", "not-met", 1],
  ["3.13.11", "partial", 3],
  ["3.13.11", "not-met", 5],
  ["3.12.4", "not-met", 0],
  [null, null, 0],
] as const)("%s, open as %s, regains %i points", (requirement, openAs, points) => {
  expect(pointsRegained({ requirement, openAs })).toBe(points);
});

const item = (change: Partial<ItemContent> = {}): ItemContent => ({
  source: "own",
  sourceKey: "",
  requirement: null,
  openAs: null,
  weakness: "No spare firewall",
  action: "",
  ownerId: null,
  ownerName: "",
  resources: "",
  milestones: [],
  dueOn: null,
  status: "open",
  doneOn: null,
  evidence: "",
  ...change,
});

test("an item is called by its requirement, or by its weakness", () => {
  expect(titleOf(item())).toBe("No spare firewall");
  expect(titleOf(item({ requirement: "3.1.3" }))).toMatch(/^3\.1\.3 /);
});

test("two versions are the same when every field and every milestone is", () => {
  const milestones = [{ text: "Order it", on: DAY }];
  expect(isSameItem(item({ milestones }), item({ milestones: [...milestones] }))).toBe(true);
  expect(isSameItem(item({ milestones }), item())).toBe(false);
  expect(isSameItem(item(), item({ evidence: "Ticket 12" }))).toBe(false);
});

test("progress counts what is open and done, and the days of what is open alone", () => {
  const items = [
    item({ dueOn: addDays(DAY, 20) }),
    item({ dueOn: addDays(DAY, 5) }),
    item(),
    item({ status: "done", dueOn: addDays(DAY, 90) }),
    item({ status: "dropped", dueOn: addDays(DAY, 99) }),
  ];
  expect(measureProgress(items, DAY)).toEqual({
    openCount: 3,
    doneCount: 1,
    undatedCount: 1,
    nextDueOn: addDays(DAY, 5),
    finishOn: addDays(DAY, 20),
    movedOn: DAY,
  });
});

test.each<[string, number, string[]]>([
  ["on the due date", 5, []],
  ["a day after it", 6, ["overdue"]],
  ["after 30 days without a change", 30, ["overdue"]],
  ["after 31 days without a change", 31, ["overdue", "standstill"]],
])("%s a plan slips for %j", (_, day, slips) => {
  const progress = measureProgress([item({ dueOn: addDays(DAY, 5) })], DAY);
  expect(findSlips(progress, addDays(DAY, day))).toEqual(slips.slice(0));
  expect(findSlips({ ...progress, openCount: 0 }, addDays(DAY, day))).toEqual([]);
});

test("a plan that is to be finished after the last day of the close-out slips at once", () => {
  const progress = measureProgress([item({ dueOn: addDays(DAY, 181) })], DAY);
  expect(findSlips(progress, DAY, addDays(DAY, 180))).toEqual(["past-close-out"]);
  expect(findSlips(progress, DAY, addDays(DAY, 181))).toEqual([]);
});
