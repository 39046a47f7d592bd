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

type QuestionHelpProps = {
  question: string;
  example?: string;
  /** Level 1 (Self) is required: it asks for less, and in other paragraphs */
  isLevel1?: boolean;
};

/** Why something is asked, where it is found, and what an answer looks like. */
export function QuestionHelp({ question, example, isLevel1 = false }: QuestionHelpProps) {
  const asked = questions.get(question);
  if (!asked) throw new RangeError(`no question ${question}`);
  const found = isLevel1 ? { ...asked, ...asked.atLevel1 } : asked;
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
