import type { Question, Questionnaire } from "#catalogs/index.ts";

/** Answers by question id; a choice of several is an array. An absent id is not answered. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether a question is to be asked, given the answers so far. */
export function isAsked(question: Question, answers: Answers): boolean {
  if (!question.onlyWhen) return true;
  const given = answers[question.onlyWhen.question];
  return typeof given === "string" && question.onlyWhen.is.includes(given);
}

/**
 * The questions of one section that are to be asked, in order.
 *
 * @throws RangeError when the questionnaire has no such section.
 */
export function listAskedQuestions(
  questionnaire: Questionnaire,
  sectionId: string,
  answers: Answers,
): Question[] {
  const section = questionnaire.sections.find(({ id }) => id === sectionId);
  if (!section) throw new RangeError(`no section ${sectionId} in ${questionnaire.id}`);
  return section.questions.filter((question) => isAsked(question, answers));
}

/** Ids of the questions of a section that are asked, required and not answered. */
export function listUnanswered(
  questionnaire: Questionnaire,
  sectionId: string,
  answers: Answers,
): string[] {
  return listAskedQuestions(questionnaire, sectionId, answers)
    .filter(({ id, required }) => required && isBlank(answers[id]))
    .map(({ id }) => id);
}

function isBlank(answer: Answers[string]): boolean {
  if (answer === undefined) return true;
  return typeof answer === "string" ? answer.trim() === "" : answer.length === 0;
}
