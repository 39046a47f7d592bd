import { expect, test } from "vitest";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { decideRenewal, type IssuedLast, suggestRenewalDueOn } from "./decide.ts";
import { chooseLapses, type Lapse, sayLapses, sectionsToRenew } from "./lapse.ts";
import { readChoices, writeChoice } from "./renewal-form.ts";

const TODAY = calendarDate("2026-11-24");
const inDays = (days: number) => addDays(TODAY, days);

function lapse(kind: Lapse["kind"], on: CalendarDate, id = kind as string): Lapse {
  return { kind, id, on, what: "Final Level 2 (Self)", citation: null };
}

function issued(change: Partial<IssuedLast> = {}): IssuedLast {
  return {
    flowdownId: "f1",
    subcontractId: "s1",
    contractId: "c1",
    number: "SC-1",
    title: "Covers",
    required: "Level 2 (Self)",
    clauses: [{ number: "252.204-7021" }],
    open: null,
    ...change,
  };
}

const OPEN = { askedOn: inDays(-3), dueOn: inDays(18), isRenewal: true };
const status = lapse("status-expires", inDays(30));

test.each<[string, Partial<Parameters<typeof decideRenewal>[0]>, string]>([
  ["nothing that it stated ends", { lapses: [] }, "nothing-lapses"],
  ["nothing was issued to it", { issued: [] }, "nothing-issued"],
  ["only acceptance is asked of it", { issued: [issued({ required: null })] }, "nothing-issued"],
  ["it was asked to renew before", { issued: [issued({ open: OPEN })] }, "already-asked"],
  [
    "its first answer did not come",
    { issued: [issued({ open: { ...OPEN, isRenewal: false } })] },
    "unanswered",
  ],
  [
    "another of its subcontracts waits for the same answer",
    { issued: [issued(), issued({ subcontractId: "s2", open: OPEN })] },
    "already-asked",
  ],
  ["nobody there joined", { readers: 0 }, "not-joined"],
])("nobody is asked when %s", (_, change, kind) => {
  const given = { lapses: [status], issued: [issued()], readers: 1, ...change };
  expect(decideRenewal(given)).toMatchObject({ ok: false, kind });
});

test("an open request that asks for acceptance alone keeps nobody from renewing", () => {
  const acceptance = issued({ subcontractId: "s2", required: null, open: OPEN, clauses: [] });
  const given = { lapses: [status], issued: [acceptance, issued()], readers: 1 };
  expect(decideRenewal(given)).toMatchObject({ ok: true, about: { subcontractId: "s1" } });
});

test("it is asked for the subcontract at hand, else for one whose verdict ends, else for the highest", () => {
  const high = issued({ subcontractId: "s2", number: "SC-2", required: "Level 2 (C3PAO)" });
  const given = { lapses: [status], issued: [issued(), high], readers: 1 };
  const about = (change: object) => decideRenewal({ ...given, ...change });
  expect(about({})).toMatchObject({ about: { subcontractId: "s2" } });
  expect(about({ subcontractId: "s1" })).toMatchObject({ about: { subcontractId: "s1" } });
  const ending = lapse("verdict-ends", inDays(30), "s1");
  expect(about({ lapses: [ending] })).toMatchObject({ about: { subcontractId: "s1" } });
});

test("a verdict that ends is told by what ends under it", () => {
  const verdict = lapse("verdict-ends", inDays(30));
  const later = lapse("certificate-expires", inDays(31));
  const chosen = chooseLapses([later, verdict, status], [verdict], TODAY);
  expect(chosen).toEqual([verdict, status]);
  expect(sayLapses(chosen, TODAY)).toEqual(["The Final Level 2 (Self) counts until 24 Dec 2026."]);
  expect(sayLapses([verdict], TODAY)).toEqual([
    "What you showed for this subcontract counts until 24 Dec 2026.",
  ]);
  expect(sectionsToRenew(chosen)).toEqual(["assessment", "affirmation"]);
});

test("a supplier is asked for all that lapses within 120 days, else for what lapses first", () => {
  const past = lapse("status-expires", inDays(-5), "past");
  const last = lapse("affirmation-due", inDays(120));
  const far = lapse("certificate-expires", inDays(121));
  expect(chooseLapses([far, last, past], [], TODAY)).toEqual([past, last]);
  expect(chooseLapses([far], [], TODAY)).toEqual([far]);
  const gone = { kind: "status-expires", id: "renewed since" } as const;
  expect(chooseLapses([far, last, past], [gone], TODAY)).toEqual([]);
  expect(chooseLapses([far, last, past], [gone, far], TODAY)).toEqual([far]);
  expect(sayLapses([past], TODAY)).toEqual(["The Final Level 2 (Self) counted until 19 Nov 2026."]);
});

test.each([
  [200, 21],
  [15, 15],
  [3, 7],
  [-4, 21],
])("what lapses in %i days is asked for in %i", (lapsesIn, dueIn) => {
  expect(suggestRenewalDueOn([{ on: inDays(lapsesIn) }], TODAY)).toBe(inDays(dueIn));
});

test("a choice is read as it was written, once for each supplier", () => {
  const [a, b, fact] = [1, 2, 3].map((n) => `${n}0000000-0000-4000-8000-000000000000`);
  if (!a || !b || !fact) throw new Error("no ids");
  const named = { kind: "status-expires" as const, id: fact };
  expect(readChoices([writeChoice(a, named), writeChoice(b), writeChoice(a), "x"])).toEqual([
    { id: a, chosen: [named] },
    { id: b, chosen: [] },
  ]);
});

test("a file that names its last day is renewed beside the evidence, and told by its name", () => {
  const file = { ...lapse("evidence-expires", inDays(10)), what: "The file “audit.pdf”" };
  expect(sectionsToRenew([file])).toEqual(["evidence"]);
  expect(sayLapses([file], TODAY)).toEqual(["The file “audit.pdf” is valid until 4 Dec 2026."]);
  expect(sayLapses([{ ...file, on: inDays(-1) }], TODAY)).toEqual([
    "The file “audit.pdf” was valid until 23 Nov 2026.",
  ]);
});
