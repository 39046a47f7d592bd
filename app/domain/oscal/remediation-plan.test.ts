import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PlanItem } from "#app/domain/remediation/item.ts";
import { ITEM_SOURCES, ITEM_STATUSES } from "#app/domain/remediation/vocabulary.ts";
import { requirements } from "#catalogs/index.ts";
import { oscalFaultsOf } from "#tests/setup/json-schemas.ts";
import { writeRemediationPlan } from "./remediation-plan.ts";

const DAY = calendarDate("2026-06-01");
const about = {
  planId: "11111111-1111-4111-8111-111111111111",
  organization: { id: "22222222-2222-4222-8222-222222222222", name: "Elm Street Machining" },
  system: { id: "33333333-3333-4333-8333-333333333333", name: "Shop network" },
  at: "2026-06-02T12:00:00.000Z",
  on: DAY,
  clock: null,
};

const day = fc.option(fc.integer({ min: 0, max: 400 }).map((days) => addDays(DAY, days)));
const words = fc.string({ maxLength: 60, unit: "binary" });
const anyItem: fc.Arbitrary<PlanItem> = fc
  .record({
    id: fc.uuid(),
    source: fc.constantFrom(...ITEM_SOURCES),
    requirement: fc.option(fc.constantFrom(...requirements.map(({ id }) => id))),
    status: fc.constantFrom(...ITEM_STATUSES),
    weakness: words,
    action: words,
    ownerName: words,
    resources: words,
    evidence: words,
    milestones: fc.array(fc.record({ text: words, on: day }), { maxLength: 3 }),
    dueOn: day,
    openAs: fc.constantFrom("not-met" as const, "partial" as const),
  })
  .map((item) => ({
    ...item,
    // A weakness in free words is never empty: it is the title of its item.
    weakness: `Weakness ${item.weakness}`,
    number: 1,
    version: 1,
    sourceKey: "",
    ownerId: null,
    doneOn: item.status === "done" ? DAY : null,
    recordedAt: "2026-06-02T12:00:00.000Z",
    recordedByName: "Dana",
  }));

const read = (json: object | null) => JSON.parse(canonicalize(json) ?? "null");

test("whatever a plan holds, its OSCAL is what NIST's schema asks for", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 5 }), (items) => {
      const written = read(writeRemediationPlan(about, items));
      if (items.every(({ status }) => status === "dropped")) expect(written).toBeNull();
      else expect(oscalFaultsOf(written)).toBe("");
    }),
    { numRuns: 200 },
  );
});

test("each UUID stands for one thing, and each reference leads to something", () => {
  const items = fc.sample(
    fc.uniqueArray(anyItem, { selector: ({ id }) => id, minLength: 6, maxLength: 6 }),
    1,
  )[0];
  const json = JSON.stringify(writeRemediationPlan(about, items ?? []) ?? {});
  const own = [...json.matchAll(/"uuid":"([^"]+)"/g)].map(([, uuid]) => uuid);
  expect(new Set(own).size).toBe(own.length);
  for (const [, uuid] of json.matchAll(/"(?:risk|finding|observation|actor)-uuid":"([^"]+)"/g))
    expect(own).toContain(uuid);
});
