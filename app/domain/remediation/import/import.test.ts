import fc from "fast-check";
import { expect, test } from "vitest";
import type { TableRow } from "#app/domain/import/header.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { writeRemediationPlan } from "#app/domain/oscal/remediation-plan.ts";
import { beginItem } from "../draft-items.ts";
import type { PlanItem } from "../item.ts";
import { writePoamForm } from "../poam.ts";
import { writePlanSheets } from "../sheets.ts";
import { planImport } from "./plan-import.ts";
import { readPlanOscal } from "./read-oscal.ts";
import { readMilestone, readPlanRows } from "./read-rows.ts";
import { readItemStatus } from "./read-status.ts";

const DAY = calendarDate("2026-11-01");
const table = (...rows: string[][]): TableRow[] =>
  rows.map((cells, index) => ({ row: index + 1, cells }));

function item(number: number, change: Partial<PlanItem> = {}): PlanItem {
  return {
    ...beginItem({
      source: "workbook",
      sourceKey: "3.1.3",
      requirement: "3.1.3",
      openAs: "not-met",
      weakness: "Objectives [a], [b] are *not* met.",
    }),
    id: `00000000-0000-4000-8000-00000000000${number}`,
    number,
    version: 1,
    recordedAt: "2026-10-01T12:00:00.000Z",
    recordedByName: "Dana",
    ...change,
  };
}

const FULL: PlanItem[] = [
  item(1, {
    action: "Set up a firewall; test it.",
    ownerName: "Dana Whitlock",
    resources: "14,000 USD",
    milestones: [
      { text: "Firewall ordered", on: addDays(DAY, 10) },
      { text: "Rules written", on: null },
    ],
    dueOn: addDays(DAY, 40),
  }),
  item(2, {
    requirement: "3.13.11",
    openAs: "partial",
    status: "done",
    doneOn: addDays(DAY, -3),
    evidence: "Ticket 12 [closed]",
  }),
  item(3, { requirement: null, openAs: null, source: "own", weakness: "No spare firewall" }),
];

const known = {
  items: FULL,
  results: {},
  colleagues: [{ personId: "p1", name: "Dana Whitlock" }],
  on: DAY,
};

function sheetRows(items: readonly PlanItem[]): TableRow[] {
  const form = writePoamForm(items, { open: [], fixes: [] }, null);
  const [sheet] = writePlanSheets({ systemName: "Shop", items, form, clock: null });
  if (!sheet) throw new Error("no sheet");
  const header = sheet.columns.map((column) => column.header);
  return table(header, ...sheet.rows.map((row) => row.map(String)));
}

function oscalOf(items: readonly PlanItem[]): unknown {
  const about = {
    planId: "11111111-1111-4111-8111-111111111111",
    organization: { id: "22222222-2222-4222-8222-222222222222", name: "Elm Street Machining" },
    system: { id: "33333333-3333-4333-8333-333333333333", name: "Shop network" },
    at: "2026-11-01T12:00:00.000Z",
    on: DAY,
    clock: null,
  };
  return JSON.parse(JSON.stringify(writeRemediationPlan(about, items)));
}

test.each([
  ["a spreadsheet", () => readPlanRows(sheetRows(FULL), DAY)],
  ["OSCAL", () => readPlanOscal(oscalOf(FULL), DAY)],
])("a plan that was written out as %s and is taken in again changes nothing", (_, read) => {
  const { items, problems } = read();
  expect(problems).toEqual([]);
  expect(items).toHaveLength(3);
  expect(planImport({ items }, known)).toEqual({ planned: [], problems: [] });
});

test.each([
  ["a spreadsheet", () => readPlanRows(sheetRows(FULL), DAY)],
  ["OSCAL", () => readPlanOscal(oscalOf(FULL), DAY)],
])("taken from %s into an empty plan, every item says what it said", (_, read) => {
  const { planned } = planImport(read(), { ...known, items: [] });
  expect(planned.map(({ standing }) => standing)).toEqual([null, null, null]);
  const kept = ["requirement", "weakness", "action", "ownerName", "resources", "milestones"];
  for (const [index, { content }] of planned.entries())
    for (const field of [...kept, "dueOn", "status", "doneOn", "evidence"])
      expect(content[field as keyof typeof content], field).toEqual(
        FULL[index]?.[field as keyof PlanItem],
      );
  expect(planned[0]?.content.ownerId).toBe("p1");
});

test("what a file says replaces what stands, and a blank cell takes nothing away", () => {
  const rows = table(
    ["POA&M ID", "Control", "Weakness", "Scheduled Completion Date", "Status"],
    ["", "AC.L2-3.1.3", "", "12/24/2026", "Ongoing"],
    ["", "3.8.6", "Plain USB sticks", "", ""],
  );
  const { items, problems } = readPlanRows(rows, DAY);
  expect(problems).toEqual([]);
  const { planned } = planImport({ items }, known);
  expect(planned).toMatchObject([
    { standing: { number: 1 }, content: { dueOn: "2026-12-24", action: FULL[0]?.action } },
    { standing: null, content: { source: "import", requirement: "3.8.6", openAs: "not-met" } },
  ]);
});

test("each mistake of a spreadsheet is pointed at by its cell, and the rest is read", () => {
  const { items, problems } = readPlanRows(
    table(
      ["Our POA&M"],
      ["Requirement", "Weakness", "Milestones", "Due", "Status", "Completed on"],
      ["3.1.99", "Gone"],
      ["", ""],
      ["", "", "", "2027-01-01"],
      ["3.1.3", "Flat network", "", "soon", "maybe", "2027-05-05"],
      ["3.1.9", "x".repeat(1_001), Array.from({ length: 11 }, (_, i) => `m${i}`).join(";")],
    ),
    DAY,
  );
  expect(problems.map(({ place }) => place)).toEqual(["A3", "A5", "D6", "E6", "F6", "B7", "C7"]);
  expect(items).toEqual([
    { place: "Row 6", number: null, requirement: "3.1.3", said: { weakness: "Flat network" } },
    { place: "Row 7", number: null, requirement: "3.1.9", said: {} },
  ]);
});

test("without names of columns nothing is guessed", () => {
  const { items, problems } = readPlanRows(table(["3.1.3", "Flat network"]), DAY);
  expect(items).toEqual([]);
  expect(problems).toMatchObject([{ place: "A1" }]);
});

test.each([
  [null, "plan-of-action-and-milestones"],
  [{ "assessment-results": {} }, "plan-of-action-and-milestones"],
  [{ "plan-of-action-and-milestones": { "poam-items": [{}] } }, "poam-items[0]"],
  [{ "plan-of-action-and-milestones": { "poam-items": [], risks: [{ uuid: 1 }] } }, "risks[0]"],
])("what cannot be read of %j is named by its path", (json, place) => {
  expect(readPlanOscal(json, DAY)).toMatchObject({ items: [], problems: [{ place }] });
});

test("a requirement of another publication becomes a weakness of its own, and that is told", () => {
  const { items, problems } = readPlanOscal(
    {
      "plan-of-action-and-milestones": {
        "poam-items": [
          { title: "AC-2", description: "Old accounts", props: [{ name: "label", value: "ac-2" }] },
        ],
      },
    },
    DAY,
  );
  expect(items).toMatchObject([{ requirement: null, said: { weakness: "Old accounts" } }]);
  expect(problems).toMatchObject([{ place: "poam-items[0]" }]);
});

test("what is done without evidence stays as it is, and so does what the file says twice", () => {
  const rows = table(
    ["Requirement", "Weakness", "Status", "Action"],
    ["3.1.3", "", "Closed", "Buy it."],
    ["3.1.3", "", "", "Buy two."],
  );
  const { planned, problems } = planImport(readPlanRows(rows, DAY), known);
  expect(planned).toMatchObject([{ content: { status: "open", action: "Buy it." } }]);
  expect(problems.map(({ place }) => place)).toEqual(["Row 2", "Row 3"]);
});

test.each([
  ["Closed", "done"],
  ["In progress", "open"],
  ["N/A", "dropped"],
  ["maybe", null],
])("%s reads as %s", (typed, status) => {
  expect(readItemStatus(typed)).toBe(status);
});

test("a milestone has its day before a colon, or none", () => {
  expect(readMilestone("2027-01-15: Firewall ordered")).toEqual({
    text: "Firewall ordered",
    on: "2027-01-15",
  });
  expect(readMilestone("Phase one: order")).toEqual({ text: "Phase one: order", on: null });
});

test.each([
  "2027-01-15: Firewall ordered",
  "15 Jan 2027: order",
  "\\2027-01-15: order",
  "\\\\server\\share",
  "Phase one: order",
])("an undated milestone “%s” comes back undated, as it was typed", (text) => {
  const milestones = [
    { text, on: null },
    { text, on: addDays(DAY, 10) },
  ];
  const items = [item(1, { milestones })];
  const { items: read } = readPlanRows(sheetRows(items), DAY);
  expect(read[0]?.said.milestones).toEqual(milestones);
});

test("a milestone of another tool keeps its backslashes", () => {
  expect(readMilestone("\\\\server\\share: move")).toMatchObject({
    text: "\\\\server\\share: move",
  });
});

const typed = fc
  .stringMatching(/^[A-Za-z0-9 ;:,.*_[\]\\<>{}^~`|"'=+@€é-]{3,60}$/)
  .map((text) => text.trim())
  .filter((text) => text.length >= 3 && !text.slice(0, 20).includes("\\") && !text.endsWith("\\"));
const lines = fc.array(typed, { minLength: 1, maxLength: 3 }).map((some) => some.join("\n"));
const someDay = fc.option(fc.integer({ min: 1, max: 400 }).map((days) => addDays(DAY, days)));

test("whatever people type on a plan is the same after it went out and came in again", () => {
  const content = fc.record({
    weakness: lines,
    action: lines,
    resources: lines,
    ownerName: typed,
    milestones: fc.array(fc.record({ text: typed, on: someDay }), { maxLength: 10 }),
    dueOn: someDay,
  });
  fc.assert(
    fc.property(content, (change) => {
      const items = [item(1, change)];
      for (const { items: read, problems } of [
        readPlanRows(sheetRows(items), DAY),
        readPlanOscal(oscalOf(items), DAY),
      ]) {
        expect(problems).toEqual([]);
        expect(planImport({ items: read }, { ...known, items })).toMatchObject({ planned: [] });
        const [fresh] = planImport({ items: read }, { ...known, items: [] }).planned;
        expect(fresh?.content).toMatchObject(change);
      }
    }),
  );
});

test("what of a milestone or an owner does not fit is told, not cut off in silence", () => {
  const { problems } = readPlanRows(
    table(
      ["Requirement", "Owner", "Milestones"],
      ["3.1.3", "n".repeat(121), `Order it; ${"m".repeat(201)}`],
    ),
    DAY,
  );
  expect(problems.map(({ place }) => place)).toEqual(["B2", "C2"]);
});

/** A document as another tool writes it. */
const foreign = (change: object) => ({
  "plan-of-action-and-milestones": {
    "poam-items": [
      {
        title: "Old accounts",
        description: "Old accounts stay.",
        props: [{ name: "label", value: "AC.L2-3.1.1" }],
        "related-risks": [{ "risk-uuid": "r" }],
      },
    ],
    ...change,
  },
});

test("of what OSCAL recommends and what is planned, the plan is taken; more milestones than fit are told", () => {
  const tasks = Array.from({ length: 12 }, (_, index) => ({ title: `Step ${index + 1}` }));
  const json = foreign({
    risks: [
      ...Array.from({ length: 500 }, (_, index) => ({ uuid: `other-${index}`, status: "open" })),
      {
        uuid: "r",
        status: "open",
        deadline: "2027-03-01T00:00:00-08:00",
        remediations: [
          { lifecycle: "recommendation", description: "Consider a tool." },
          { lifecycle: "planned", description: "Remove them each month.", tasks },
        ],
      },
    ],
  });
  const { items, problems } = readPlanOscal(json, DAY);
  expect(items[0]?.said).toMatchObject({
    action: "Remove them each month.",
    dueOn: "2027-03-01",
  });
  expect(items[0]?.said.milestones).toHaveLength(10);
  expect(problems).toMatchObject([
    { place: "poam-items[0].related-risks", problem: expect.stringContaining("12 milestones") },
  ]);
});

test.each([
  ["2027-01-15 00:00:00", "2027-01-15"],
  ["2027-01-15T00:00:00Z", "2027-01-15"],
  ["1/15/2027 12:00:00 AM", "2027-01-15"],
  ["2027-01-15T23:59:59.000-08:00", "2027-01-15"],
])("a day that a tool wrote with the hour, %s, is that day", (written, day) => {
  const rows = table(["Requirement", "Due"], ["3.1.3", written]);
  expect(readPlanRows(rows, DAY)).toMatchObject({
    items: [{ said: { dueOn: day } }],
    problems: [],
  });
});

test.each([
  ["deep", () => JSON.parse(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`)],
  ["with members of every object", () => JSON.parse('{"__proto__":{"x":1},"constructor":{}}')],
  ["with the same identifier twice", () => foreign({ risks: [{ uuid: "r" }, { uuid: "r" }] })],
])("a hostile document, %s, is read or named and nothing breaks", (_, make) => {
  expect(() => readPlanOscal(make(), DAY)).not.toThrow();
});
