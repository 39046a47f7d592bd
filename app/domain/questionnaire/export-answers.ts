import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import type { ContentQuestion, QuestionnaireContent } from "#catalogs/index.ts";
import { listAskedSections, type Settled } from "./asked-questions.ts";
import { type ContentAnswer, sayContentAnswer } from "./content-answer.ts";
import { RESPONSE_STATE_WORDS, type ResponseState } from "./response-state.ts";
import { ANSWER_OUTCOME_WORDS } from "./review.ts";
import type { Round } from "./rounds.ts";

/** What came back from one supplier, as the export tells it. */
export type ExportedResponse = {
  legalName: string;
  content: QuestionnaireContent;
  version: number;
  state: ResponseState;
  settled: readonly Settled[];
  /** null before it was handed in */
  submittedOn: CalendarDate | null;
  /** the newest; null before it was handed in */
  round: Round | null;
};

const HEADER = [
  "supplier",
  "questionnaire",
  "version",
  "state",
  "submitted_on",
  "part",
  "question",
  "answer",
  "known_because",
  "review",
  "message",
];

/**
 * Answers to questionnaires as CSV, one line each: what was not asked stands with why. Of what was not
 * handed in there is one line, without a question.
 */
export function writeAnswerExport(responses: readonly ExportedResponse[]): string {
  return writeCsv([HEADER, ...responses.flatMap(linesOf)]);
}

const WIDTHS = [32, 32, 9, 14, 14, 28, 60, 60, 24, 14, 48];

/** The same as a sheet of a spreadsheet. */
export function writeAnswerSheet(responses: readonly ExportedResponse[]): AnswerSheet {
  return {
    name: "Answers",
    columns: HEADER.map((header, index) => ({ header, width: WIDTHS[index] ?? 20 })),
    rows: responses.flatMap(linesOf).map((line) => line.map((cell) => cell ?? "")),
  };
}

type AnswerSheet = {
  name: string;
  columns: { header: string; width: number }[];
  rows: (string | number)[][];
};

function linesOf(response: ExportedResponse): (string | number | null)[][] {
  const { legalName, content, version, state, submittedOn, round, settled } = response;
  const head = [legalName, content.title, version, RESPONSE_STATE_WORDS[state], submittedOn];
  if (!round) return [[...head, null, null, null, null, null, null]];
  return listAskedSections(content, round.answers, settled).flatMap(({ section, questions }) =>
    questions.map(({ question, settledBy }) => {
      const review = round.reviews.find((one) => one.question === question.id);
      const answer = settledBy?.kind === "earlier" ? settledBy.answer : round.answers[question.id];
      return [
        ...head,
        section.title,
        question.label,
        sayExported(question, answer),
        settledBy && SETTLED_WORDS[settledBy.kind],
        review ? ANSWER_OUTCOME_WORDS[review.outcome] : null,
        review?.message ?? null,
      ];
    }),
  );
}

/** The lines of an answer in one; of a file what names its content too. */
function sayExported(question: ContentQuestion, answer: ContentAnswer | undefined): string {
  const files = answer?.files?.map(({ fileName, sha256 }) => `${fileName} (SHA-256 ${sha256})`);
  return (files ?? sayContentAnswer(question, answer)).join("; ");
}

const SETTLED_WORDS = { status: "Accepted CMMC status", earlier: "Earlier accepted answer" };
