import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

/** The sections of a submission, in the order they are answered. */
export const SUBMISSION_SECTIONS = [
  "organization",
  "system",
  "acknowledgement",
  "assessment",
  "affirmation",
  "certification",
  "evidence",
] as const;
export type SubmissionSection = (typeof SUBMISSION_SECTIONS)[number];

/** How each section reads, with what it is for. */
export const SECTION_NAMES: Record<SubmissionSection, { title: string; purpose: string }> = {
  organization: {
    title: "Your organization",
    purpose: "Which company this is, in the terms the Government uses.",
  },
  system: {
    title: "The system that holds the information",
    purpose: "CMMC assesses computers, networks and cloud services, not companies.",
  },
  acknowledgement: {
    title: "What flows down to you",
    purpose: "The clauses in plain words, to read and accept.",
  },
  assessment: {
    title: "Your CMMC status or score",
    purpose: "As SPRS shows it to you. Your prime cannot look it up.",
  },
  affirmation: {
    title: "The affirmation",
    purpose: "Who affirmed in SPRS that you comply, and when.",
  },
  certification: {
    title: "ISO/IEC 27001 certificate",
    purpose: "If you have one. It takes the place of nothing, but shows a start.",
  },
  evidence: {
    title: "Evidence",
    purpose: "Files that let your prime check the answers. Never CUI.",
  },
};

/** Whether `text` names a section. */
export function isSubmissionSection(text: string): text is SubmissionSection {
  return SUBMISSION_SECTIONS.some((section) => section === text);
}

/** The clause that asks for a NIST SP 800-171 DoD Assessment. @see DFARS 252.204-7020(g) */
const ASSESSMENT_CLAUSE = "252.204-7020";

/** What a flowdown asks to be shown. */
export type Asked = {
  required: RequiredStatus | null;
  clauses: readonly { number: string }[];
  /** absent: the clause is taken to ask for the assessment */
  information?: Information;
};

/**
 * Whether a flowdown asks for a CMMC status or a DoD Assessment, and not for acceptance alone. The
 * clause that asks for the latter goes to those without CUI too, and asks it of those with CUI.
 *
 * @see DFARS 252.204-7020(g)
 */
export function asksForAssessment({ required, clauses, information = "CUI" }: Asked): boolean {
  if (required !== null) return true;
  return information === "CUI" && clauses.some(({ number }) => number === ASSESSMENT_CLAUSE);
}

/**
 * The sections that a flowdown asks for. Where neither a CMMC status nor a DoD Assessment is
 * required, who the organization is and the acknowledgement are enough.
 *
 * @param statesCmmcStatus false when the subcontractor said that it has none: then there is nothing
 *   to affirm. Absent means not known yet.
 */
export function listSections(asked: Asked, statesCmmcStatus = true): SubmissionSection[] {
  if (!asksForAssessment(asked)) return ["organization", "acknowledgement"];
  return SUBMISSION_SECTIONS.filter((section) => section !== "affirmation" || statesCmmcStatus);
}
