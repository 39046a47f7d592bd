import type { Fact } from "#app/domain/fact/content.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type Asked,
  listSections,
  type SubmissionSection,
} from "#app/domain/questionnaire/sections.ts";
import type { OfflineNote } from "#app/domain/submission/sheet-note.ts";
import {
  type FormContext,
  readSection,
  type SectionAnswers,
  type SectionValues,
} from "./answers.ts";
import { isHeld } from "./assessment-form.ts";
import { type Doubt, findDoubts } from "./check.ts";
import { type EvidenceGaps, findEvidenceGaps } from "./evidence-gaps.ts";
import { listEvidenceSubjects } from "./evidence-subjects.ts";
import { prefillFromPassport, type TakenPassport } from "./from-passport.ts";
import type { SprsNote } from "./from-sprs.ts";
import type { PassportSource } from "./passport-source.ts";
import {
  chooseStartingFacts,
  ofKind,
  prefillSection,
  type StartingFacts,
  type Stated,
} from "./prefill.ts";

/** Where a returned fact is corrected; an attestation is corrected by signing again. */
export const SECTION_OF_KIND: Record<FactKind, SubmissionSection | null> = {
  "organization-profile": "organization",
  "information-system": "system",
  acknowledgement: "acknowledgement",
  assessment: "assessment",
  affirmation: "affirmation",
  certification: "certification",
  attestation: null,
};

/** A section as the draft keeps it. */
export type DraftSection = {
  values: SectionValues;
  /** whether it was saved as complete, and not put aside for later */
  isConfirmed: boolean;
  /** ISO instant, UTC */
  savedAt: string;
  savedBy: string;
  /** what did not fit together and was kept all the same; absent where nobody was asked */
  acceptedDoubts?: string[];
  /** set while it stands as it was filled in from a page of SPRS */
  fromSprs?: SprsNote;
  /** set while it stands as a spreadsheet filled it in */
  fromSheet?: OfflineNote;
};
export type DraftSections = Partial<Record<SubmissionSection, DraftSection>>;

/** A fact that the prime sent back, and that nothing has replaced yet. */
export type ReturnedFact = {
  factId: string;
  kind: FactKind;
  reason: string;
  /** ISO instant, UTC */
  returnedAt: string;
  returnedBy: string;
};

export const SECTION_STATES = ["returned", "not-started", "in-progress", "done"] as const;
export type SectionState = (typeof SECTION_STATES)[number];

/** A section of one request as it stands now. */
export type SectionStanding<S extends SubmissionSection = SubmissionSection> = {
  section: S;
  state: SectionState;
  /** what the form shows first */
  values: SectionValues;
  /** null while something is missing */
  answer: SectionAnswers[S] | null;
  /** what was stated before and is shown until it is confirmed or changed */
  prefilled: Stated | null;
  draft: DraftSection | null;
  returned: ReturnedFact[];
  /** set where a passport tells it too: whether what stands here is still what was signed there */
  passport: { source: PassportSource; isChanged: boolean } | null;
  /** what in it does not fit together, and that nobody has said to be right all the same */
  doubts: Doubt[];
  /** whether the draft says something else than what was stated before */
  isChanged: boolean;
};

/** The states of a request, as the inbox names them. */
export const REQUEST_STATES = ["returned", "not-started", "in-progress", "signed"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type Preparation = {
  state: RequestState;
  sections: SectionStanding[];
  /** how many steps are done, those that an answer makes needless included */
  done: number;
  /** every section is done, and there is something new to sign */
  isReadyToSign: boolean;
  starting: StartingFacts;
  answers: Partial<SectionAnswers>;
  /** what the files leave to be looked at */
  evidence: EvidenceGaps;
  /** every section that the request can ask for, those that an answer makes needless included */
  steps: SubmissionSection[];
};

export type PrepareInput = {
  asked: Asked;
  flowdownId: string;
  on: CalendarDate;
  draft: DraftSections;
  /** the organization's current facts, newest first */
  current: readonly Fact[];
  /** when this request was signed last; null before */
  signedAt: string | null;
  returned: readonly ReturnedFact[];
  /** what was signed in another portal and taken in for this answer; absent or null for nothing */
  passport?: TakenPassport | null;
  /** ids of facts that are not offered to the prime that asks; absent for none */
  withheld?: readonly string[];
};

/**
 * How far the answer to one request is: each section with what it holds and what it still needs.
 *
 * @throws never
 */
export function prepare(input: PrepareInput): Preparation {
  const signedBefore = ofKind(input.current, "attestation")[0] ?? null;
  const starting = chooseStartingFacts(
    input.current,
    input.flowdownId,
    chosenSystem(input.draft.system),
  );
  const stand = (section: SubmissionSection) => {
    const { passport } = input;
    const carried = passport ? prefillFromPassport(section, passport, input.current) : null;
    const own = carried ?? offered(prefillSection(section, starting, signedBefore), input.withheld);
    return standingOf(section, input, own, carried);
  };
  const assessment = stand("assessment").answer as SectionAnswers["assessment"] | null;
  const judged = withDoubts(
    listSections(input.asked, !assessment || isHeld(assessment.cmmcType)).map(stand),
    input.on,
  );
  const answers = answersOf(judged);
  const evidence = findEvidenceGaps(judged, answers, input.signedAt !== null);
  const sections = withEvidence(judged, evidence, answers);
  const steps = listSections(input.asked);
  // What an answer makes needless is done with.
  const done = steps.filter((step) =>
    sections.every(({ section, state }) => section !== step || state === "done"),
  ).length;
  const hasDraft = sections.some(({ draft }) => draft !== null);
  const state = requestState({
    hasReturned: input.returned.length > 0,
    isSigned: input.signedAt !== null,
    hasDraft,
  });
  return {
    state,
    sections,
    done,
    isReadyToSign: done === steps.length && state !== "signed",
    starting,
    answers,
    evidence,
    steps,
  };
}

/** What was stated before, unless the prime that asks is not to be offered it. */
function offered(stated: Stated | null, withheld: readonly string[] = []): Stated | null {
  return stated?.factIds.some((id) => withheld.includes(id)) ? null : stated;
}

/** Files are not all while they show nothing of what is stated, or what they show was changed. */
function withEvidence(
  sections: readonly SectionStanding[],
  { askedAgain, without }: EvidenceGaps,
  answers: Partial<SectionAnswers>,
): SectionStanding[] {
  const showsNothing =
    without.length > 0 && without.length === listEvidenceSubjects(answers).length;
  return sections.map((standing) => {
    if (standing.section !== "evidence" || standing.state !== "done") return standing;
    const hasFiles = [standing.values.files ?? []].flat().length > 0;
    const isOpen = askedAgain.length > 0 || (hasFiles && showsNothing);
    return isOpen ? { ...standing, state: "in-progress" } : standing;
  });
}

function answersOf(sections: readonly SectionStanding[]): Partial<SectionAnswers> {
  return Object.fromEntries(
    sections.flatMap(({ section, answer }) => (answer ? [[section, answer]] : [])),
  );
}

/** A section in which something does not fit together is not done until somebody says that it is right. */
function withDoubts(sections: readonly SectionStanding[], on: CalendarDate): SectionStanding[] {
  const doubts = findDoubts(answersOf(sections), on);
  return sections.map((standing) => {
    const accepted = standing.draft?.acceptedDoubts;
    if (!accepted) return standing;
    const open = doubts.filter(
      ({ section, text }) => section === standing.section && !accepted.includes(text),
    );
    if (open.length === 0) return standing;
    return {
      ...standing,
      state: standing.state === "done" ? "in-progress" : standing.state,
      doubts: open,
    };
  });
}

/** The state of a request: what is returned comes first, then what is in preparation. */
export function requestState(standing: {
  hasReturned: boolean;
  isSigned: boolean;
  hasDraft: boolean;
}): RequestState {
  if (standing.hasReturned) return "returned";
  if (standing.hasDraft) return "in-progress";
  return standing.isSigned ? "signed" : "not-started";
}

function standingOf(
  section: SubmissionSection,
  input: PrepareInput,
  prefilled: Stated | null,
  carried: Stated | null,
): SectionStanding {
  const draft = input.draft[section] ?? null;
  const values = draft?.values ?? prefilled?.values ?? {};
  const context = { on: input.on, required: input.asked.required };
  const answer = readSection(section, values, context);
  const returned = input.returned.filter(({ kind }) => SECTION_OF_KIND[kind] === section);
  return {
    section,
    state: sectionState({
      draft,
      returned,
      isComplete: answer !== null,
      wasSigned: input.signedAt !== null && (answer !== null || section === "evidence"),
    }),
    values,
    answer,
    prefilled: draft ? null : prefilled,
    draft,
    returned,
    passport: carried?.passport
      ? {
          source: carried.passport,
          isChanged: !isSame(answer, readSection(section, carried.values, context)),
        }
      : null,
    doubts: [],
    isChanged: draft !== null && !isSameAnswer(answer, prefilled, section, context),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isSameAnswer(
  answer: SectionAnswers[SubmissionSection] | null,
  prefilled: Stated | null,
  section: SubmissionSection,
  context: FormContext,
): boolean {
  return isSame(answer, prefilled && readSection(section, prefilled.values, context));
}

function sectionState(given: {
  draft: DraftSection | null;
  returned: readonly ReturnedFact[];
  isComplete: boolean;
  wasSigned: boolean;
}): SectionState {
  const { draft, returned, isComplete, wasSigned } = given;
  const isFixed = draft?.isConfirmed && returned.every((fact) => fact.returnedAt < draft.savedAt);
  if (returned.length > 0 && !isFixed) return "returned";
  if (draft) return draft.isConfirmed && isComplete ? "done" : "in-progress";
  return wasSigned ? "done" : "not-started";
}

/** The system that the draft is about: one stated before, or null for a new one. */
function chosenSystem(draft: DraftSection | undefined): string | null | undefined {
  if (!draft) return undefined;
  const { systemLineageId } = draft.values;
  return typeof systemLineageId === "string" && systemLineageId !== "" ? systemLineageId : null;
}
