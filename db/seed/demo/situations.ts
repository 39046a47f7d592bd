import type { AssessmentType, DodAssessment, StatusKind } from "#app/domain/cmmc/vocabulary.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";

/** A CMMC status as a supplier states it; days are counted back from today. */
type StatedStatus = {
  type: Exclude<AssessmentType, DodAssessment>;
  status: StatusKind;
  daysAgo: number;
  score?: number;
  open?: readonly string[];
  affirmedDaysAgo: number;
};

/** What a supplier answers, and when. */
export type DemoAnswer = {
  signedDaysAgo: number;
  cmmc?: StatedStatus;
  dod?: { type: DodAssessment; daysAgo: number; score: number };
  hasIsoCertificate?: boolean;
  /** the assessment covers another site than the one where the work is done */
  isElsewhere?: boolean;
  /** up to so many days earlier, another number for every supplier */
  spreadDays?: number;
};

/** How far a subcontract has come in the demo. */
export type DemoSituation = {
  /** null: nobody answered yet what flows */
  flows: "none" | "FCI" | "CUI" | "COTS" | null;
  directed?: "Level 3 (DIBCAC)";
  issuedDaysAgo?: number;
  dueInDays?: number;
  invitation?: "sent" | "wrong-person";
  /** it joined and answered nothing yet */
  joins?: true;
  answer?: DemoAnswer;
  review?: "accepted" | { returns: FactKind; because: string };
  award?: "awarded" | "exception-requested" | "exception-approved";
};

const c3pao = (daysAgo: number, affirmedDaysAgo: number): StatedStatus => ({
  type: "Level 2 (C3PAO)",
  status: "Final",
  daysAgo,
  score: 110,
  affirmedDaysAgo,
});
const conditional = (daysAgo: number): StatedStatus => ({
  type: "Level 2 (C3PAO)",
  status: "Conditional",
  daysAgo,
  affirmedDaysAgo: daysAgo,
  score: 107,
  open: ["3.1.3", "3.1.9", "3.4.9"],
});
const level2Self = (daysAgo: number): StatedStatus => ({
  type: "Level 2 (Self)",
  status: "Final",
  daysAgo,
  score: 110,
  affirmedDaysAgo: daysAgo,
});
const level1 = (daysAgo: number): StatedStatus => ({
  type: "Level 1 (Self)",
  status: "Final",
  daysAgo,
  affirmedDaysAgo: daysAgo,
});

/** Every situation of a supply chain that somebody must be able to see and to deal with. */
export const SITUATIONS = {
  current: {
    flows: "CUI",
    review: "accepted",
    answer: { spreadDays: 85, signedDaysAgo: 150, cmmc: c3pao(210, 210) },
  },
  awarded: {
    flows: "CUI",
    review: "accepted",
    award: "awarded",
    answer: { spreadDays: 85, signedDaysAgo: 120, cmmc: c3pao(180, 180), hasIsoCertificate: true },
  },
  "affirmed twice": {
    flows: "CUI",
    review: "accepted",
    award: "awarded",
    answer: { spreadDays: 85, signedDaysAgo: 90, cmmc: c3pao(470, 105) },
  },
  lapsing: {
    flows: "CUI",
    review: "accepted",
    award: "awarded",
    answer: { spreadDays: 30, signedDaysAgo: 200, cmmc: c3pao(322, 322) },
  },
  "lapsing next week": {
    flows: "FCI",
    review: "accepted",
    answer: { signedDaysAgo: 200, cmmc: level1(358) },
  },
  lapsed: {
    flows: "FCI",
    review: "accepted",
    award: "awarded",
    answer: { signedDaysAgo: 210, cmmc: level1(385) },
  },
  "conditional on day 170": {
    flows: "CUI",
    review: "accepted",
    award: "awarded",
    answer: { signedDaysAgo: 160, cmmc: conditional(170) },
  },
  "conditional past day 180": {
    flows: "CUI",
    review: "accepted",
    answer: { signedDaysAgo: 185, cmmc: conditional(196) },
  },
  "affirmation overdue": {
    flows: "CUI",
    review: "accepted",
    award: "awarded",
    answer: { spreadDays: 60, signedDaysAgo: 170, cmmc: c3pao(398, 398) },
  },
  "wrong CAGE": {
    flows: "CUI",
    review: "accepted",
    answer: { spreadDays: 40, signedDaysAgo: 60, cmmc: c3pao(140, 140), isElsewhere: true },
  },
  "self-assessed only": {
    flows: "CUI",
    review: "accepted",
    answer: {
      signedDaysAgo: 75,
      cmmc: { ...c3pao(130, 130), type: "Level 2 (Self)" },
    },
  },
  "self-assessed": {
    flows: "CUI",
    review: "accepted",
    answer: { spreadDays: 40, signedDaysAgo: 150, cmmc: level2Self(190) },
  },
  "self-assessed and lapsing": {
    flows: "CUI",
    review: "accepted",
    answer: { signedDaysAgo: 160, cmmc: level2Self(341) },
  },
  "awarded on Level 2 (Self)": {
    flows: "CUI",
    review: "accepted",
    award: "awarded",
    answer: { signedDaysAgo: 40, cmmc: level2Self(75) },
  },
  "ISO 27001 only": {
    flows: "CUI",
    review: "accepted",
    answer: { signedDaysAgo: 45, hasIsoCertificate: true },
  },
  "FCI only": {
    flows: "FCI",
    review: "accepted",
    award: "awarded",
    answer: { spreadDays: 85, signedDaysAgo: 100, cmmc: level1(120) },
  },
  "COTS only": { flows: "COTS" },
  "no FCI or CUI": { flows: "none" },
  returned: {
    flows: "CUI",
    answer: { signedDaysAgo: 12, cmmc: c3pao(60, 60) },
    review: {
      returns: "assessment",
      because:
        "The certificate names another status date than the one you entered. Please copy the date from SPRS.",
    },
  },
  "acknowledgement returned": {
    flows: "CUI",
    answer: {
      spreadDays: 85,
      signedDaysAgo: 9,
      cmmc: c3pao(180, 180),
      hasIsoCertificate: true,
    },
    review: {
      returns: "acknowledgement",
      because:
        "You say that nobody below you gets the drawings, but your quotation names a plating shop. Please check.",
    },
  },
  "awaiting review": {
    flows: "CUI",
    answer: { spreadDays: 60, signedDaysAgo: 3, cmmc: c3pao(90, 90), hasIsoCertificate: true },
  },
  "never answered": { flows: "CUI", issuedDaysAgo: 62, dueInDays: -27, invitation: "sent" },
  "just invited": { flows: "FCI", issuedDaysAgo: 5, dueInDays: 25, invitation: "sent" },
  "invited for work with CUI": {
    flows: "CUI",
    issuedDaysAgo: 3,
    dueInDays: 27,
    invitation: "sent",
  },
  "open request": { flows: "CUI", issuedDaysAgo: 4, dueInDays: 17 },
  "at the first step": { flows: "CUI", issuedDaysAgo: 2, dueInDays: 28, joins: true },
  "wrong person": { flows: "CUI", issuedDaysAgo: 40, dueInDays: 4, invitation: "wrong-person" },
  "not issued": { flows: "CUI" },
  "not answered by us": { flows: null },
  "exception requested": {
    flows: "CUI",
    review: "accepted",
    award: "exception-requested",
    answer: { signedDaysAgo: 40, cmmc: { ...c3pao(95, 95), type: "Level 2 (Self)" } },
  },
  "exception approved": {
    flows: "CUI",
    review: "accepted",
    award: "exception-approved",
    answer: { signedDaysAgo: 80, cmmc: { ...c3pao(160, 160), type: "Level 2 (Self)" } },
  },
  "DoD Assessment": {
    flows: "CUI",
    review: "accepted",
    award: "awarded",
    answer: {
      spreadDays: 85,
      signedDaysAgo: 140,
      dod: { type: "NIST SP 800-171 Basic", daysAgo: 420, score: 97 },
    },
  },
  "DoD Assessment too old": {
    flows: "CUI",
    review: "accepted",
    answer: {
      signedDaysAgo: 140,
      dod: { type: "NIST SP 800-171 Basic", daysAgo: 1_130, score: 64 },
    },
  },
  "Level 3 directed": {
    flows: "CUI",
    directed: "Level 3 (DIBCAC)",
    review: "accepted",
    answer: {
      signedDaysAgo: 70,
      cmmc: { ...c3pao(110, 110), type: "Level 3 (DIBCAC)", score: 24 },
    },
  },
} as const satisfies Record<string, DemoSituation>;
export type SituationName = keyof typeof SITUATIONS;

export function isSituation(name: string): name is SituationName {
  return Object.hasOwn(SITUATIONS, name);
}
