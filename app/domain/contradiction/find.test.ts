import { expect, test } from "vitest";
import { assessment } from "#app/domain/eligibility/stated.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findContradictions } from "./find.ts";
import { CONTRADICTION_CODES, type ContradictionInput, type StatedAssessment } from "./types.ts";

const day = calendarDate;
const held = (words: string, facts: Partial<StatedAssessment> = {}): StatedAssessment => ({
  ...assessment(words),
  systemId: "office",
  uid: "S2ABC12345",
  planDate: day("2026-01-01"),
  ...facts,
});
const found = (change: Partial<ContradictionInput>) =>
  findContradictions({
    asOf: day("2026-11-24"),
    assessments: [],
    affirmations: [],
    certificates: [],
    uidsElsewhere: [],
    cagesElsewhere: [],
    ...change,
  });
const FINAL = "Final Level 2 (Self) of 2026-05-24";
const CONDITIONAL = "Conditional Level 2 (Self) of 2026-05-24";

type Row = [string, Partial<ContradictionInput>, string[]];
const TABLE: Row[] = [
  ["a Final status with nothing open", { assessments: [held(FINAL, { score: 110 })] }, []],
  [
    "a Conditional whose score fits what is open",
    { assessments: [held(CONDITIONAL, { score: 109, openRequirements: [{ id: "3.1.3" }] })] },
    [],
  ],
  [
    "a score that the open requirements do not leave",
    { assessments: [held(CONDITIONAL, { score: 104, openRequirements: [{ id: "3.1.3" }] })] },
    ["score-and-open-requirements-disagree"],
  ],
  [
    "a Final status with a requirement open",
    { assessments: [held(FINAL, { openRequirements: [{ id: "3.1.3" }] })] },
    ["final-with-open-requirements"],
  ],
  [
    "a Final status with a score short of 110",
    { assessments: [held(FINAL, { score: 97 })] },
    ["final-with-open-requirements"],
  ],
  [
    "a Conditional below the minimum",
    { assessments: [held(CONDITIONAL, { score: 87, openRequirements: [{ id: "3.1.3" }] })] },
    ["score-and-open-requirements-disagree", "conditional-not-permitted"],
  ],
  [
    "a Conditional with nothing open",
    { assessments: [held(CONDITIONAL, { score: 109 })] },
    ["conditional-without-open-requirements"],
  ],
  [
    "a Level 3 scored on the scale of Level 2",
    {
      assessments: [
        held("Final Level 2 (C3PAO) of 2026-02-01", { id: "a0" }),
        held("Final Level 3 (DIBCAC) of 2026-05-24", { score: 110 }),
      ],
    },
    ["score-out-of-range"],
  ],
  [
    "a Level 3 without the Level 2 that comes first",
    { assessments: [held("Final Level 3 (DIBCAC) of 2026-05-24", { score: 24 })] },
    ["level-3-without-level-2"],
  ],
  [
    "a status and an affirmation dated tomorrow",
    {
      assessments: [held("Final Level 2 (Self) of 2026-11-25")],
      affirmations: [{ assessment: "a1", affirmedOn: day("2026-11-25") }],
    },
    ["date-in-the-future", "date-in-the-future"],
  ],
  [
    "an affirmation before the status",
    {
      assessments: [held(FINAL)],
      affirmations: [{ assessment: "a1", affirmedOn: day("2026-05-23") }],
    },
    ["affirmation-before-status"],
  ],
  [
    "an affirmation before the status, and one since",
    {
      assessments: [held(FINAL)],
      affirmations: [
        { assessment: "a1", affirmedOn: day("2026-05-23") },
        { assessment: "a1", affirmedOn: day("2026-05-24") },
      ],
    },
    [],
  ],
  [
    "a change of compliance before the status date",
    { assessments: [held(FINAL, { complianceChangedOn: day("2026-05-23") })] },
    ["ending-before-status"],
  ],
  [
    "a change of compliance on the status date",
    { assessments: [held(FINAL, { complianceChangedOn: day("2026-05-24") })] },
    [],
  ],
  [
    "a revocation tomorrow",
    { assessments: [held(FINAL, { revokedOn: day("2026-11-25") })] },
    ["date-in-the-future"],
  ],
  [
    "a Conditional that is said to be closed out",
    {
      assessments: [
        held(CONDITIONAL, {
          score: 109,
          openRequirements: [{ id: "3.1.3" }],
          closeOutPostedOn: day("2026-08-01"),
        }),
      ],
    },
    ["close-out-not-final"],
  ],
  [
    "a Final that was closed out",
    { assessments: [held(FINAL, { closeOutPostedOn: day("2026-08-01") })] },
    [],
  ],
  [
    "a plan younger than the assessment",
    { assessments: [held(FINAL, { planDate: day("2026-06-01") })] },
    ["status-before-plan"],
  ],
  [
    "an assessment of a system that has no plan",
    { assessments: [held(FINAL, { planDate: null, hasNoPlan: true })] },
    ["assessed-without-plan"],
  ],
  [
    "Level 1 of a system that has no plan",
    { assessments: [held("Final Level 1 (Self) of 2026-05-24", { score: null, hasNoPlan: true })] },
    [],
  ],
  [
    "a certificate that expires before it was issued",
    { certificates: [{ id: "c1", issuedOn: day("2026-01-01"), expiresOn: day("2025-01-01") }] },
    ["certificate-dates-out-of-order"],
  ],
  [
    "a UID one character short",
    { assessments: [held(FINAL, { uid: "S2ABC1234" })] },
    ["uid-malformed"],
  ],
  [
    "a UID used by two systems",
    { assessments: [held(FINAL), held(FINAL, { id: "a2", systemId: "shop floor" })] },
    ["uid-of-two-systems"],
  ],
  [
    "a UID used twice by one system, as after a renewal",
    { assessments: [held(FINAL), held(FINAL, { id: "a2" })] },
    [],
  ],
  [
    "a UID that another organization states",
    { assessments: [held(FINAL)], uidsElsewhere: [{ uid: "s2abc12345", holder: "Acme" }] },
    ["uid-of-two-systems"],
  ],
  [
    "a CAGE of another organization",
    { assessments: [held(FINAL)], cagesElsewhere: [{ cage: "1ABC5", holder: "Acme" }] },
    ["cage-of-another-organization"],
  ],
  [
    "off-the-shelf items with CUI",
    { subcontract: { information: "CUI", commercialOffTheShelfOnly: true } },
    ["off-the-shelf-with-cui"],
  ],
];

test.each(TABLE)("%s", (_, change, codes) => {
  expect(found(change).map((contradiction) => contradiction.code)).toEqual(codes);
});

test("each code has a case, a sentence and a question", () => {
  const all = TABLE.flatMap(([, change]) => found(change));
  expect(new Set(all.map(({ code }) => code))).toEqual(new Set(CONTRADICTION_CODES));
  for (const { text, ask } of all) {
    expect(text).toMatch(/\.$/);
    expect(ask).toMatch(/^Ask .*\.$/);
  }
});
