import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type FactBeside, type Keeping, retainedUntil } from "./retained-until.ts";

const day = calendarDate;
const beside = (change: Partial<FactBeside>): FactBeside => ({
  kind: "assessment",
  assessmentType: null,
  statedOn: null,
  receivedOn: day("2026-11-20"),
  ...change,
});
const keeping = (facts: FactBeside[], change: Partial<Keeping> = {}): Keeping => ({
  facts,
  recordBuiltOn: null,
  years: 6,
  ...change,
});

test.each([
  ["Level 1 (Self)", "32 CFR 170.15(c)(2)"],
  ["Level 2 (Self)", "32 CFR 170.16(c)(4)"],
  ["Level 2 (C3PAO)", "32 CFR 170.17(c)(4)"],
  ["Level 3 (DIBCAC)", "32 CFR 170.18(c)(4)"],
] as const)("the artifacts of %s are kept six years from the status date", (type, citation) => {
  const fact = beside({ assessmentType: type, statedOn: day("2026-09-01") });
  expect(retainedUntil(keeping([fact]))).toEqual({
    until: "2032-09-01",
    from: "2026-09-01",
    why: "Kept 6 years from the CMMC status date, 1 Sep 2026.",
    citation,
  });
});

test("what was handed in as an answer is kept from that day, or from a later one of its facts", () => {
  const answeredOn = [day("2026-03-02"), day("2026-11-24")];
  expect(retainedUntil(keeping([], { answeredOn }))).toEqual({
    until: "2032-11-24",
    from: "2026-11-24",
    why: "Kept 6 years from the day it was handed in as an answer, 24 Nov 2026.",
    citation: null,
  });
  const fact = beside({ assessmentType: "Level 2 (Self)", statedOn: day("2026-12-01") });
  expect(retainedUntil(keeping([fact], { answeredOn })).until).toBe("2032-12-01");
});

test.each([
  ["2024-02-29", 6, "2030-02-28"],
  ["2024-02-29", 8, "2032-02-29"],
  ["2026-12-31", 6, "2032-12-31"],
  ["2026-03-01", 30, "2056-03-01"],
])("from %s, %i years end on %s", (from, years, until) => {
  const fact = beside({ assessmentType: "Level 2 (Self)", statedOn: day(from) });
  expect(retainedUntil(keeping([fact], { years })).until).toBe(until);
});

test("a longer period of the prime's own is said to be longer than the rule's", () => {
  const fact = beside({ assessmentType: "Level 2 (C3PAO)", statedOn: day("2026-09-01") });
  expect(retainedUntil(keeping([fact], { years: 10 }))).toMatchObject({
    until: "2036-09-01",
    why: "Kept 10 years from the CMMC status date, 1 Sep 2026, longer than the 6 that the rule asks for.",
  });
});

test.each([
  [
    beside({ assessmentType: "NIST SP 800-171 Basic", statedOn: day("2026-05-02") }),
    "2032-05-02",
    "the date of the assessment, 2 May 2026",
  ],
  [
    beside({ kind: "affirmation", statedOn: day("2026-09-02") }),
    "2032-09-02",
    "the day of the affirmation, 2 Sep 2026",
  ],
  [
    beside({ kind: "certification", statedOn: day("2029-02-28") }),
    "2035-02-28",
    "the last day of the certificate, 28 Feb 2029",
  ],
  [beside({ kind: "organization-profile" }), "2032-11-20", "the day it was received, 20 Nov 2026"],
])(
  "where no rule sets a period, the date that the fact states counts: %#",
  (fact, until, words) => {
    expect(retainedUntil(keeping([fact]))).toMatchObject({
      until,
      why: `Kept 6 years from ${words}.`,
      citation: null,
    });
  },
);

test("a file beside several facts is kept for the latest of them", () => {
  const facts = [
    beside({ assessmentType: "Level 2 (Self)", statedOn: day("2023-01-10") }),
    beside({ assessmentType: "Level 2 (C3PAO)", statedOn: day("2026-09-01") }),
    beside({ kind: "affirmation", statedOn: day("2025-01-10") }),
  ];
  expect(retainedUntil(keeping(facts))).toMatchObject({
    until: "2032-09-01",
    citation: "32 CFR 170.17(c)(4)",
  });
});

test("of two facts of one day, the one that a rule speaks of explains it", () => {
  const facts = [
    beside({ kind: "affirmation", statedOn: day("2026-09-01") }),
    beside({ assessmentType: "Level 2 (C3PAO)", statedOn: day("2026-09-01") }),
  ];
  expect(retainedUntil(keeping(facts)).citation).toBe("32 CFR 170.17(c)(4)");
});

test("a record that holds the file keeps it as long as the file's own facts would", () => {
  const fact = beside({ assessmentType: "Level 2 (C3PAO)", statedOn: day("2026-09-01") });
  const recordBuiltOn = day("2030-03-04");
  expect(retainedUntil(keeping([fact], { recordBuiltOn }))).toEqual({
    until: "2036-03-04",
    from: "2030-03-04",
    why: "Kept 6 years from 4 Mar 2030, when the latest record that holds it was built.",
    citation: null,
  });
  const early = retainedUntil(keeping([fact], { recordBuiltOn: day("2026-08-01") }));
  expect(early.until).toBe("2032-09-01");
});

test("a file beside an item of a plan is kept from the day on which it was shown", () => {
  const since = [day("2027-02-03")];
  expect(retainedUntil(keeping([], { besideItemSince: since }))).toEqual({
    until: "2033-02-03",
    from: "2027-02-03",
    why: "Kept 6 years from 3 Feb 2027, when it was first shown beside an item of a remediation plan.",
    citation: null,
  });
  const fact = beside({ kind: "affirmation", statedOn: day("2027-02-04") });
  expect(retainedUntil(keeping([fact], { besideItemSince: since })).until).toBe("2033-02-04");
});

test("a file beside no fact has no retention to tell", () => {
  expect(() => retainedUntil(keeping([]))).toThrow(RangeError);
});

const anyDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((days): CalendarDate => addDays(day("2000-01-01"), days));

test("another fact, another record or more years never make it shorter", () => {
  fc.assert(
    fc.property(
      fc.array(anyDay, { minLength: 1, maxLength: 5 }),
      anyDay,
      fc.integer({ min: 6, max: 29 }),
      (days, more, years) => {
        const facts = days.map((statedOn) => beside({ kind: "affirmation", statedOn }));
        const { until } = retainedUntil(keeping(facts, { years }));
        const added = [...facts, beside({ kind: "affirmation", statedOn: more })];
        const others = [
          keeping(added, { years }),
          keeping(facts, { years, recordBuiltOn: more }),
          keeping(facts, { years: years + 1 }),
        ];
        for (const other of others) expect(retainedUntil(other).until >= until).toBe(true);
      },
    ),
  );
});
