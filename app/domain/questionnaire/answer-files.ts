import { MAXIMUM_EVIDENCE_FILES } from "#app/domain/evidence/limits.ts";
import type { ContentQuestion } from "#catalogs/index.ts";
import { type AskedSection, listOpenQuestions } from "./asked-questions.ts";
import { type AnswerFile, type ContentAnswer, NO_CONTENT_ANSWER } from "./content-answer.ts";
import { type FormerRound, openStateOf } from "./next-round.ts";

/** A file with the question that it answers. */
export type FileOfAnswer = { question: string; file: AnswerFile };

/** Every file of some answers, in the order of the questions. @throws never */
export function listAnswerFiles(
  answers: Readonly<Record<string, ContentAnswer | undefined>>,
): FileOfAnswer[] {
  return Object.entries(answers).flatMap(([question, answer]) =>
    (answer?.files ?? []).map((file) => ({ question, file })),
  );
}

/**
 * The answer as a form says it, with the files that stood when it was read: they are added and removed
 * on a page of their own, so no form can name one. A file counts before what is said in its place.
 *
 * @param read what the version that the form was filled in from said.
 * @throws never
 */
export function withFilesOf(read: ContentAnswer | undefined, typed: ContentAnswer): ContentAnswer {
  const { files = [] } = read ?? {};
  if (typed.files !== undefined || files.length === 0) return typed;
  return { ...typed, files, instead: null, reason: "" };
}

/** What a change of its files makes of an answer; the same where nothing changes. */
export function withFile(standing: ContentAnswer | undefined, file: AnswerFile): ContentAnswer {
  const { files = [] } = standing ?? {};
  if (standing && files.some((one) => isSameFile(one, file))) return standing;
  return { ...NO_CONTENT_ANSWER, files: [...files.filter(({ id }) => id !== file.id), file] };
}

function isSameFile(one: AnswerFile, other: AnswerFile): boolean {
  return one.sha256 === other.sha256 && one.fileName === other.fileName;
}

/** The same without one of its files. */
export function withoutFile(standing: ContentAnswer, fileId: string): ContentAnswer {
  const files = (standing.files ?? []).filter(({ id }) => id !== fileId);
  const { files: _, ...rest } = standing;
  return files.length > 0 ? { ...rest, files } : rest;
}

/** Whether an answer has as many files as one can have. */
export function isFull(standing: ContentAnswer | undefined): boolean {
  return (standing?.files?.length ?? 0) >= MAXIMUM_EVIDENCE_FILES;
}

/**
 * The question of a part whose files can be changed in this round.
 *
 * @returns null where it asks for no file, stands not, or is not asked again.
 * @throws never
 */
export function findFileQuestion(
  sections: readonly AskedSection[],
  id: string,
  former: FormerRound,
): ContentQuestion | null {
  const question = listOpenQuestions(sections).find((one) => one.id === id && one.type === "file");
  return question && openStateOf(question, former) !== "unchanged" ? question : null;
}
