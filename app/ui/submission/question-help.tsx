import { Citation } from "#app/ui/kit/citation.tsx";
import { questionnaire } from "#catalogs/index.ts";

const questions = new Map(
  questionnaire()
    .sections.flatMap((section) => section.questions)
    .map((question) => [question.id, question]),
);

/** Why something is asked, where it is found, and what an answer looks like. */
export function QuestionHelp({ question, example }: { question: string; example?: string }) {
  const found = questions.get(question);
  if (!found) throw new RangeError(`no question ${question}`);
  return (
    <>
      <p>{found.help}</p>
      <p>
        <strong>Where to find it:</strong> {found.whereToFind}
      </p>
      {example && (
        <p>
          <strong>Example:</strong> {example}
        </p>
      )}
      {found.citation ? (
        <Citation>{found.citation}</Citation>
      ) : (
        <p className="citation">Your prime asks for this in its own name.</p>
      )}
    </>
  );
}
