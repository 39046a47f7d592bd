import { expect, test } from "vitest";
import { assessment } from "#app/domain/eligibility/stated.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listFactExpirations, type StatedFacts } from "./of-facts.ts";

const day = calendarDate;
const list = (change: Partial<StatedFacts>) =>
  listFactExpirations({
    asOf: day("2026-11-24"),
    assessments: [],
    affirmations: [],
    certificates: [],
    ...change,
  }).map(({ kind, on }) => `${kind} ${on}`);
const affirmed = (...days: string[]) =>
  days.map((text) => ({ assessment: "a1", affirmedOn: day(text) }));

test("a Conditional status is to be closed out by its last day", () => {
  const assessments = [assessment("Conditional Level 2 (Self) of 2026-06-01")];
  expect(list({ assessments, affirmations: affirmed("2026-06-01") })).toEqual([
    "close-out-due 2026-11-28",
    "status-expires 2026-11-28",
  ]);
});

test.each([
  ["on the status date", ["2026-05-24"], "2027-05-24"],
  ["late, so that the anniversary comes before the year is over", ["2026-07-01"], "2027-05-24"],
  [
    "early in the second year, so that the year is over first",
    ["2026-05-24", "2027-05-01"],
    "2027-05-24",
  ],
  ["never", [], "2026-05-24"],
])("affirmed %s, the next affirmation is due %s on %s", (_, days, due) => {
  const assessments = [assessment("Final Level 2 (Self) of 2026-05-24")];
  expect(list({ asOf: day("2027-05-02"), assessments, affirmations: affirmed(...days) })).toEqual([
    `affirmation-due ${due}`,
    "status-expires 2029-05-24",
  ]);
});

test("no affirmation is due after the status has expired", () => {
  const assessments = [assessment("Final Level 2 (Self) of 2024-01-10")];
  expect(list({ assessments, affirmations: affirmed("2026-11-01") })).toEqual([
    "status-expires 2027-01-10",
    "affirmation-due 2027-01-10",
  ]);
  const late = affirmed("2027-01-10");
  expect(list({ asOf: day("2027-01-10"), assessments, affirmations: late })).toEqual([
    "status-expires 2027-01-10",
  ]);
});

test("a DoD Assessment and a certificate expire without affirmations", () => {
  const assessments = [assessment("NIST SP 800-171 Basic of 2024-02-29")];
  const certificates = [{ id: "c1", expiresOn: day("2026-12-31") }];
  expect(list({ assessments, certificates })).toEqual([
    "certificate-expires 2026-12-31",
    "status-expires 2027-02-28",
  ]);
});

test("a Conditional status whose close-out was posted is not to be closed out again", () => {
  const assessments = [
    assessment("Conditional Level 2 (Self) of 2026-06-01", { closeOutPostedOn: day("2026-10-01") }),
  ];
  expect(list({ assessments, affirmations: affirmed("2026-06-01") })).toEqual([
    "status-expires 2026-11-28",
  ]);
});

test.each([
  ["revoked", { revokedOn: day("2026-11-24") }, []],
  ["to be revoked tomorrow", { revokedOn: day("2026-11-25") }, ["status-expires 2029-05-24"]],
  ["not what was assessed any more", { complianceChangedOn: day("2026-11-01") }, []],
])("of a status that is %s", (_, ending, expected) => {
  const assessments = [assessment("Final Level 2 (Self) of 2026-05-24", ending)];
  expect(
    list({ assessments, affirmations: affirmed("2026-05-24") }).filter((line) =>
      line.startsWith("status"),
    ),
  ).toEqual(expected);
});

test("a later status of the same system takes the place of an earlier one that ends before it", () => {
  const of = (words: string, id: string, systemLineageId: string) => ({
    ...assessment(words, { id }),
    systemLineageId,
  });
  const ends = (...assessments: StatedFacts["assessments"]) =>
    list({ assessments }).filter((line) => line.startsWith("status"));
  const former = of("Conditional Level 2 (Self) of 2026-06-01", "a1", "plant");
  expect(ends(former, of("Final Level 2 (Self) of 2026-09-01", "a2", "plant"))).toEqual([
    "status-expires 2029-09-01",
  ]);
  expect(ends(former, of("Final Level 2 (Self) of 2026-09-01", "a2", "office"))).toHaveLength(2);
  expect(ends(former, of("Final Level 2 (C3PAO) of 2026-09-01", "a2", "plant"))).toHaveLength(2);
  const longer = of("Final Level 2 (Self) of 2026-05-01", "a3", "plant");
  expect(ends(longer, former)).toHaveLength(2);
});
