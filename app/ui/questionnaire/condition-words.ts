import { countWords } from "#app/domain/kernel/count-words.ts";
import { questionsOf } from "#app/domain/questionnaire/compare-versions.ts";
import type { ContentQuestion, QuestionnaireContent } from "#catalogs/index.ts";

/** After which answers a follow-up is asked: `“Do you use any?” is Yes`. */
export function sayConditions(
  content: QuestionnaireContent,
  conditions: NonNullable<ContentQuestion["showWhen"]>,
): string {
  const questions = new Map(questionsOf(content).map((question) => [question.id, question]));
  const [first, ...others] = conditions.map(({ question, is }) => {
    const asked = questions.get(question);
    const words = is.map(
      (value) => asked?.options?.find((one) => one.value === value)?.label ?? value,
    );
    return `“${asked?.label ?? question}” is ${words.join(" or ")}`;
  });
  return others.length > 1
    ? `${first}, or ${countWords(others.length, "other condition")} instead`
    : [first, ...others].join(", or ");
}
