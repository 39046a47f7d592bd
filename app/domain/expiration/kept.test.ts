import { expect, test } from "vitest";
import { assessment } from "#app/domain/eligibility/stated.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listKept } from "./kept.ts";
import { listEndings, type StatedBySupplier } from "./list.ts";

const day = calendarDate;
const TODAY = day("2026-11-24");
const NOTHING = {
  verdicts: [],
  requests: [],
  questionnaires: [],
  conditions: [],
  plans: [],
  contracts: [],
  ownTerms: [],
};
const stated: StatedBySupplier = {
  assessments: [assessment("Final Level 2 (Self) of 2026-05-24")],
  affirmations: [{ assessment: "a1", affirmedOn: day("2026-05-24") }],
  certificates: [{ id: "c1", name: "ISO/IEC 27001", expiresOn: day("2027-06-30") }],
  evidence: [
    { id: "e1", fileName: "same.pdf", validUntil: day("2027-06-30"), certificateIds: ["c1"] },
    { id: "e2", fileName: "own.pdf", validUntil: day("2027-01-31"), certificateIds: [] },
  ],
};
const linesOf = (of: StatedBySupplier) =>
  listKept(of, TODAY).map(
    ({ kind, on, countsFrom, countsBefore }) =>
      `${kind} ${on} from ${countsFrom ?? "ever"} before ${countsBefore ?? "ever"}`,
  );

test("what is kept of a supplier is what ends of it, on whichever day is asked", () => {
  expect(linesOf(stated)).toEqual([
    "affirmation-due 2027-05-24 from ever before ever",
    "certificate-expires 2027-06-30 from ever before ever",
    "status-expires 2029-05-24 from ever before ever",
    "evidence-expires 2027-01-31 from ever before ever",
  ]);
});

test("a status that is revoked on a day to come ends as stated until the day before, and not from it on", () => {
  const [one] = stated.assessments;
  if (!one) throw new Error("nothing was assessed");
  const assessments = [{ ...one, revokedOn: day("2026-12-24") }];
  expect(linesOf({ ...stated, assessments, certificates: [], evidence: [] })).toEqual([
    "affirmation-due 2027-05-24 from ever before 2026-12-24",
    "status-expires 2029-05-24 from ever before 2026-12-24",
  ]);
});

test.each([0, 1, 29, 30, 31, 400])(
  "%i days from today, what is kept and counts is what the list says",
  (days) => {
    const [one] = stated.assessments;
    if (!one) throw new Error("nothing was assessed");
    const of: StatedBySupplier = {
      ...stated,
      assessments: [{ ...one, complianceChangedOn: addDays(TODAY, 30) }],
      affirmations: [...stated.affirmations, { assessment: "a1", affirmedOn: addDays(TODAY, 1) }],
    };
    const asOf = addDays(TODAY, days);
    const counting = listKept(of, TODAY).filter(
      ({ countsFrom, countsBefore }) =>
        (!countsFrom || countsFrom <= asOf) && (!countsBefore || countsBefore > asOf),
    );
    const listed = listEndings({
      ...NOTHING,
      asOf,
      suppliers: [{ id: "s1", name: "Shop", ...of }],
    });
    expect(counting.map(({ kind, on, id }) => `${kind} ${on} ${id}`).sort()).toEqual(
      listed.map(({ kind, on, id }) => `${kind} ${on} ${id}`).sort(),
    );
  },
);
