import { Citation } from "#app/ui/kit/citation.tsx";
import { questionnaire } from "#catalogs/index.ts";

const questions = new Map(
  questionnaire()
    .sections.flatMap((section) => section.questions)
    .map((question) => [question.id, question]),
);

/** The registers of the Government that answers come from. */
const PLACES = [
  { name: "SAM.gov", href: "https://sam.gov/" },
  { name: "SPRS", href: "https://www.sprs.csd.disa.mil/" },
];

/** Why something is asked, where it is found, and what an answer looks like. */
export function QuestionHelp({ question, example }: { question: string; example?: string }) {
  const found = questions.get(question);
  if (!found) throw new RangeError(`no question ${question}`);
  return (
    <>
      <p>{found.help}</p>
      <p>
        <strong>Where to find it:</strong> {found.whereToFind}
        {PLACES.filter(({ name }) => found.whereToFind.includes(name)).map(({ name, href }) => (
          <span key={name}>
            {" "}
            <a href={href} target="_blank" rel="noopener noreferrer">
              Open {name} (new tab)
            </a>
          </span>
        ))}
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
