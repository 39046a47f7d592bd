/** The two answers to a question that somebody cannot answer: it may exist, or it does not. */
export const UNANSWERED = ["unknown", "none"] as const;
export type Unanswered = (typeof UNANSWERED)[number];

type Answer = {
  /** what is signed, and what the prime reads */
  says: string;
  /** what whoever answers does next */
  next: string;
};

/** Each question to which "I do not know" or "we have none" is an answer, in words for both sides. */
export const OPEN_QUESTIONS = {
  uei: {
    unknown: {
      says: "Not known yet",
      next: "Search your legal name at SAM.gov: the UEI stands at the top of the entry.",
    },
    none: {
      says: "None: not registered at SAM.gov",
      next: "Register at SAM.gov. It is free, and gives you the UEI and the CAGE code.",
    },
  },
  cages: {
    unknown: {
      says: "Not known yet",
      next: "Look under your entity at SAM.gov, or on a purchase order from a DoD buyer.",
    },
    none: {
      says: "None assigned yet",
      next: "A CAGE code comes with the registration at SAM.gov. Without one SPRS cannot hold an assessment.",
    },
  },
  systemCages: {
    unknown: {
      says: "Not known yet",
      next: "Ask whoever signs in to SPRS which CAGE codes its entry names.",
    },
    none: {
      says: "None: SPRS names no site yet",
      next: "An entry in SPRS begins with a CAGE code: register at SAM.gov first.",
    },
  },
  plan: {
    unknown: {
      says: "Not known whether there is one",
      next: "Ask whoever looks after your computers: an outside IT firm often keeps the plan.",
    },
    none: {
      says: "There is no system security plan",
      next: "Write the plan first: NIST offers a free form for it beside SP 800-171. Without a plan nothing can be scored.",
    },
  },
  cmmcUid: {
    unknown: {
      says: "Not known yet",
      next: "Ask whoever signs in to SPRS, or its help desk: the UID stands under CMMC Assessments.",
    },
    none: {
      says: "The entry in SPRS shows none",
      next: "An entry without a UID is no CMMC status. Press “Change” beside the heading and compare it with the drawings there: it may be a NIST SP 800-171 assessment.",
    },
  },
  cmmcStatus: {
    unknown: {
      says: "Not known whether there is one",
      next: "Ask whoever signs in to SPRS to look under CMMC Assessments, then answer here.",
    },
    none: { says: "None", next: "" },
  },
  dodAssessment: {
    unknown: {
      says: "Not known whether there is one",
      next: "Ask whoever signs in to SPRS to look under NIST SP 800-171 Assessments, then answer here.",
    },
    none: { says: "None", next: "" },
  },
  affirmation: {
    unknown: {
      says: "Not known whether anybody affirmed",
      next: "Ask whoever signs in to SPRS for the affirmation date beside your status.",
    },
    none: {
      says: "Nobody has affirmed yet",
      next: "Your Affirming Official signs in to SPRS and affirms the status; then tell the date here.",
    },
  },
} as const satisfies Record<string, Record<Unanswered, Answer>>;
export type OpenQuestion = keyof typeof OPEN_QUESTIONS;

/** The questions of a fact that could not be answered, each with why; absent where there are none. */
export type UnansweredQuestions = Partial<Record<OpenQuestion, Unanswered>>;

/** What was said instead of an answer; null where one was given. */
export function sayUnanswered(
  questions: UnansweredQuestions | undefined,
  question: OpenQuestion,
): string | null {
  const why = questions?.[question];
  return why ? OPEN_QUESTIONS[question][why].says : null;
}

/** What is left to find out, each as a thing to do. */
export function nextStepsOf(questions: UnansweredQuestions): string[] {
  return Object.entries(questions).flatMap(([question, why]) => {
    const { next } = OPEN_QUESTIONS[question as OpenQuestion][why];
    return next ? [next] : [];
  });
}

/** Only what was left open, or nothing: a fact says of it what it says for ever. */
export function unansweredOnly(
  questions: Partial<Record<OpenQuestion, Unanswered | "given" | undefined>>,
): { unanswered?: UnansweredQuestions } {
  const left = Object.entries(questions).filter(([, why]) => why && why !== "given");
  return left.length > 0 ? { unanswered: Object.fromEntries(left) } : {};
}
