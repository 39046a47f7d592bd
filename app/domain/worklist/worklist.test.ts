import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { ROLES } from "#app/domain/person/roles.ts";
import { isWorkKind, WORK_KIND_WORDS, WORK_KINDS, type WorkKind, workOf } from "./kinds.ts";
import { readWorkAddress, type WorkOwner, workQuery } from "./list-address.ts";
import { inOrderOfUrgency, urgencyOf, type WorkPlace } from "./urgency.ts";
import { sayAction, sayWhy } from "./words.ts";

const on = calendarDate("2026-11-29");
const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

test.each([
  ["the day before", "2026-11-28", "overdue"],
  ["today", "2026-11-29", "soon"],
  ["in fourteen days", "2026-12-13", "soon"],
  ["in fifteen days", "2026-12-14", "later"],
])("what is due %s (%s) is %s", (_, until, urgency) => {
  expect(urgencyOf(calendarDate(until), on)).toBe(urgency);
});

test("what has no day comes after what is soon and before what has time", () => {
  const place = (kind: WorkKind, until: string | null, digit = 1): WorkPlace => ({
    kind,
    id: id(digit),
    until: until === null ? null : calendarDate(until),
  });
  const listed = [
    place("verdict-lapses", "2027-01-20"),
    place("facts-to-review", null),
    place("flowdown-to-issue", "2026-12-01", 2),
    place("flowdown-to-issue", "2026-12-01", 1),
    place("exception-to-decide", "2026-12-01"),
    place("answer-late", "2026-11-01"),
  ].sort(inOrderOfUrgency(on));
  expect(listed.map(({ kind, id }) => `${kind} ${id.at(-1)}`)).toEqual([
    "answer-late 1",
    "exception-to-decide 1",
    "flowdown-to-issue 1",
    "flowdown-to-issue 2",
    "facts-to-review 1",
    "verdict-lapses 1",
  ]);
});

test("an approver decides exceptions and follows their conditions; who only reads has nothing to do", () => {
  expect(workOf("prime-approver")).toEqual(["exception-to-decide", "condition-due"]);
  expect(workOf("prime-viewer")).toEqual([]);
  expect(workOf("prime-manager")).toEqual(
    WORK_KINDS.filter((kind) => kind !== "exception-to-decide"),
  );
  for (const role of ROLES.filter((role) => !role.startsWith("prime-")))
    expect(workOf(role), role).toEqual([]);
});

test("every kind says what waits, why and what to do", () => {
  for (const kind of WORK_KINDS)
    for (const amount of [1, 3])
      for (const isTold of [true, false]) {
        const told = { isTold, hasReaders: isTold, hasOpenInvitation: amount === 1 };
        const why = sayWhy({ kind, amount, detail: "Dana Ruiz", ...told });
        expect(why, kind).toMatch(/^[^a-z].*/);
        expect(why, kind).not.toMatch(/undefined|null/);
        expect(WORK_KIND_WORDS[kind]).not.toBe("");
        expect(sayAction({ kind, ...told })).not.toBe("");
      }
  const told = { isTold: true, hasReaders: true, hasOpenInvitation: true };
  expect(sayWhy({ kind: "facts-to-review", amount: 1, detail: "", ...told })).toBe(
    "1 fact that the supplier signed waits for your check.",
  );
  expect(sayWhy({ kind: "fact-returned", amount: 1, detail: "assessment", ...told })).toBe(
    "You returned “Assessment”, and no correction came.",
  );
});

test("a late answer is reminded of where somebody reads it, and else asked for anew", () => {
  const told = { isTold: true, hasReaders: true, hasOpenInvitation: true };
  const late = { kind: "answer-late" as const, ...told };
  expect(sayAction(late)).toBe("Remind");
  expect(sayAction({ ...late, hasReaders: false })).toBe("See the invitation");
  const expired = { ...late, hasReaders: false, hasOpenInvitation: false };
  expect(sayAction(expired)).toBe("Invite again");
  expect(sayWhy({ ...expired, amount: 1, detail: "" })).toContain("opens no more");
  expect(sayAction({ ...expired, hasReaders: true })).toBe("Remind");
  expect(sayAction({ ...late, isTold: false, hasReaders: false })).toBe("Invite a contact");
});

test("what an address says is read as it was written", () => {
  const owners: WorkOwner[] = ["for-me", "me", "nobody", "everybody", { personId: id(7) }];
  fc.assert(
    fc.property(
      fc.constantFrom(undefined, ...WORK_KINDS),
      fc.constantFrom(undefined, id(3)),
      fc.constantFrom(...owners),
      fc.constantFrom(...WORK_KINDS),
      fc.option(fc.integer({ min: -400, max: 400 })),
      (kind, contractId, owner, place, days) => {
        const until = days === null ? null : addDays(on, days);
        const after = { kind: place, id: id(5), until };
        const address = { kind, contractId, owner, after };
        const query = new URLSearchParams(workQuery(address, after));
        expect(readWorkAddress(query)).toEqual(address);
      },
    ),
  );
});

test.each([
  "kind=everything&contract=x&owner=somebody&after=x",
  "after=2026-02-30 answer-late 00000000-0000-4000-8000-000000000001",
  "after=- nothing 00000000-0000-4000-8000-000000000001",
])("what it does not understand is left out: %s", (query) => {
  expect(readWorkAddress(new URLSearchParams(query))).toEqual({
    kind: undefined,
    contractId: undefined,
    owner: "for-me",
    after: null,
  });
  expect(isWorkKind("everything")).toBe(false);
});
