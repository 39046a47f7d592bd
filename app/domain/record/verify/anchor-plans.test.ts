import { expect, test } from "vitest";
import { everyPart } from "#app/domain/archive/archive.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import type { RecordContent } from "../content.ts";
import { anchorPlans, requirePlans } from "./anchor-plans.ts";
import { indexEntries } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";

const PROGRESS = {
  openCount: 1,
  doneCount: 0,
  undatedCount: 0,
  nextDueOn: "2026-12-20",
  finishOn: "2026-12-20",
  movedOn: "2026-11-20",
};
const FILE = { id: "file", sha256: "b".repeat(64) };
const SHOWN = {
  level: "items",
  systemName: "Shop network",
  progress: PROGRESS,
  items: [{ number: 1, requirement: "3.1.9", files: [FILE] }],
};
const REVIEW = { id: "review", outcome: "accepted", note: "", shown: SHOWN };
const PLAN = {
  id: "plan",
  systemLineageId: "system",
  shown: SHOWN,
  shownSha256: hashContent(SHOWN),
  closeOut: { type: "Level 2 (Self)", statusDate: "2026-11-01", lastDay: "2027-04-30" },
  evidence: [FILE],
  reviews: [REVIEW],
};
const ASSESSMENT = {
  kind: "assessment",
  content: { systemLineageId: "system", type: "Level 2 (Self)", statusDate: "2026-11-01" },
};

const contentWith = (plans?: object[]) =>
  ({
    version: 3,
    suppliers: [{ id: "supplier", facts: [ASSESSMENT], ...(plans && { plans }) }],
  }) as unknown as RecordContent;
const entry = (action: string, detail: object) =>
  ({
    seq: 7,
    action,
    subject: { supplierId: "supplier" },
    detail: { planId: "plan", ...detail },
  }) as unknown as LogEntry;

const TOLD = entry("remediation.shown", {
  systemName: "Shop network",
  level: "items",
  progress: PROGRESS,
  shownSha256: PLAN.shownSha256,
});
const SAID = entry("remediation.accepted", { reviewId: "review", note: "", shown: SHOWN });
const HIDDEN = entry("remediation.hidden", { systemName: "Shop network" });

const check = async (plans: object[] | undefined, entries: LogEntry[]) => {
  const content = contentWith(plans);
  return everyPart([
    ...anchorPlans(content, indexEntries(entries)),
    () => requirePlans(content, entries),
  ]);
};

test("a plan is what the log says was shown, and what was said of it", async () => {
  await expect(check([PLAN], [TOLD, SAID])).resolves.toBeUndefined();
});

const narrowed = { ...SHOWN, level: "progress", items: null };
const NARROWED = entry("remediation.shown", { shownSha256: hashContent(narrowed) });
const NUMBERS = entry("remediation.moved", { systemName: "Shop network", after: PROGRESS });

test.each<[string, object, LogEntry[], string]>([
  ["items that are shown no more", PLAN, [TOLD, SAID, NARROWED], "is not what the log says"],
  ["a plan that is hidden", PLAN, [TOLD, SAID, HIDDEN], "is not what the log says"],
  ["no entry of it", PLAN, [SAID], "is not what the log says"],
  ["another hash", { ...PLAN, shownSha256: "c".repeat(64) }, [TOLD, SAID], "is not what the log"],
  [
    "items beside a level of none",
    { ...PLAN, shown: { ...SHOWN, level: "progress" } },
    [TOLD, SAID],
    "does not show what its level says",
  ],
  ["another file", { ...PLAN, evidence: [] }, [TOLD, SAID], "are not those beside its items"],
  [
    "another clock",
    { ...PLAN, closeOut: { ...PLAN.closeOut, lastDay: "2027-06-30" } },
    [TOLD, SAID],
    "of no assessment",
  ],
  [
    "another word of the prime",
    { ...PLAN, reviews: [{ ...REVIEW, outcome: "commented" }] },
    [TOLD, SAID],
    "Review review",
  ],
  ["a word left out", { ...PLAN, reviews: [] }, [TOLD, SAID], "leaves out what entry 7"],
])("with %s it is refused", async (_, plan, entries, problem) => {
  await expect(check([plan], entries)).rejects.toThrow(problem);
});

test("a plan that was shown is not left out, but by a record of before there were any", async () => {
  await expect(check([], [TOLD])).rejects.toThrow("leaves out plan plan");
  await expect(check([], [TOLD, HIDDEN])).resolves.toBeUndefined();
  await expect(check(undefined, [TOLD])).resolves.toBeUndefined();
});

test("an entry of before the hash was kept tells the numbers", async () => {
  await expect(check([PLAN], [NUMBERS, SAID])).resolves.toBeUndefined();
  const other = entry("remediation.moved", {
    systemName: "Shop network",
    after: { ...PROGRESS, openCount: 2 },
  });
  await expect(check([PLAN], [other, SAID])).rejects.toThrow("is not what the log says");
});

const DONE = { number: 1, status: "done", evidence: "Ticket 4711" };
const CLOSING = { id: "decision", itemNumber: 1, outcome: "returned", note: "Why?", shown: DONE };
const DECIDED = entry("remediation.closing-returned", {
  reviewId: "decision",
  itemNumber: 1,
  note: "Why?",
  shown: DONE,
});

test("what was said of a closing is what the log says, of an item that was done", async () => {
  const checkWith = (closings: object[] | undefined) =>
    check([{ ...PLAN, ...(closings && { closings }) }], [TOLD, SAID, DECIDED]);
  await expect(checkWith([CLOSING])).resolves.toBeUndefined();
  await expect(checkWith([{ ...CLOSING, outcome: "accepted" }])).rejects.toThrow("Review decision");
  await expect(checkWith([{ ...CLOSING, note: "" }])).rejects.toThrow("Review decision");
  await expect(checkWith([{ ...CLOSING, itemNumber: 2 }])).rejects.toThrow("of no closing");
  await expect(checkWith([{ ...CLOSING, shown: { ...DONE, status: "open" } }])).rejects.toThrow(
    "of no closing",
  );
  await expect(checkWith([])).rejects.toThrow("leaves out what entry 7");
  await expect(checkWith(undefined)).rejects.toThrow("leaves out what entry 7");
});
