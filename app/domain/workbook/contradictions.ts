import { countWords } from "#app/domain/kernel/count-words.ts";
import { requirements } from "#catalogs/index.ts";
import {
  lettersOf,
  needsGround,
  STATUS_WORDS,
  unticked,
  type WorkbookAnswer,
  type WorkbookAnswers,
} from "./answer.ts";

/** What of an answer does not fit together. */
export const WORKBOOK_CONTRADICTIONS = [
  "met-with-unticked",
  "not-met-with-all-ticked",
  "partial-with-all-ticked",
  "ground-missing",
] as const;
export type WorkbookContradictionCode = (typeof WORKBOOK_CONTRADICTIONS)[number];

export type WorkbookContradiction = {
  requirement: string;
  code: WorkbookContradictionCode;
  /** what does not fit, how it counts, and what to do */
  text: string;
};

/**
 * What does not fit together in a workbook, in the order of the publication.
 *
 * @throws never
 * @see 32 CFR 170.24(b)
 */
export function findContradictions(answers: WorkbookAnswers): WorkbookContradiction[] {
  return requirements.flatMap(({ id }) => {
    const answer = answers[id];
    const found = answer && contradictionOf(id, answer);
    return found ? [found] : [];
  });
}

/** What does not fit together in one answer; null when all does. */
export function contradictionOf(
  requirement: string,
  answer: WorkbookAnswer,
): WorkbookContradiction | null {
  const code = codeOf(requirement, answer);
  return code && { requirement, code, text: TEXTS[code](requirement, answer) };
}

function codeOf(requirement: string, answer: WorkbookAnswer): WorkbookContradictionCode | null {
  const { status, ground } = answer;
  const isAllTicked = unticked(requirement, answer).length === 0;
  if (status === "met") return isAllTicked ? null : "met-with-unticked";
  if (status === "not-met") return isAllTicked ? "not-met-with-all-ticked" : null;
  if (status === "partial") return isAllTicked ? "partial-with-all-ticked" : null;
  return needsGround(status) && ground === "" ? "ground-missing" : null;
}

type Text = (requirement: string, answer: WorkbookAnswer) => string;

const TEXTS: Record<WorkbookContradictionCode, Text> = {
  "met-with-unticked": (requirement, answer) => {
    const open = unticked(requirement, answer);
    const all = lettersOf(requirement).length;
    const which = open.map((letter) => `[${letter}]`).join(", ");
    return `You say met, but ${open.length} of ${countWords(all, "objective")} ${open.length === 1 ? "is" : "are"} not ticked: ${which}. It counts as not met until each one is.`;
  },
  "not-met-with-all-ticked": () =>
    "You say not met, but every objective is ticked. It counts as not met. Take away the tick that is not true, or say met.",
  "partial-with-all-ticked": () =>
    "You say met in part, but every objective is ticked. It counts as met in part. Take away the tick that is not true, or say met.",
  "ground-missing": (_, { status }) =>
    `${status ? STATUS_WORDS[status] : ""}: say what this rests on. Until then it counts as not met.`,
};
