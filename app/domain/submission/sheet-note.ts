import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";

/** Something in a cell that cannot be an answer, as it stands. */
export type CellProblem = {
  section: SubmissionSection;
  /** like `C12` */
  cell: string;
  label: string;
  text: string;
  why: string;
};

/** What a spreadsheet filled in of a section, as the draft keeps it until the section is saved. */
export type OfflineNote = {
  /** ISO instant, UTC */
  readAt: string;
  fileName: string;
  filled: number;
  /** what somebody had typed here otherwise and was left, with what the spreadsheet says */
  kept: { label: string; yours: string; theirs: string }[];
  problems: CellProblem[];
  /** what stands in it as it was filled in before it went out, which nobody answered; absent for none */
  unchanged?: { label: string; value: string }[];
};
