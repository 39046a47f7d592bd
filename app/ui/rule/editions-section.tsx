import { Citation } from "#app/ui/kit/citation.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { type Edition, editions } from "#catalogs/index.ts";

/** What the edition at hand says that the last one did not, and what each earlier one brought. */
export function EditionsSection() {
  const [newest, ...earlier] = editions;
  if (!newest) return null;
  return (
    <Section
      title="What changed since the last edition"
      id="editions"
      lead={
        <>
          The edition of <DateText on={newest.edition} />. Every flowdown, award and record keeps
          the edition that decided it.
        </>
      }
    >
      <Changes edition={newest} />
      {earlier.map((edition) => (
        <Disclosure
          key={edition.edition}
          summary={
            <>
              Edition of <DateText on={edition.edition} />
            </>
          }
        >
          <Changes edition={edition} />
        </Disclosure>
      ))}
    </Section>
  );
}

function Changes({ edition: { changes } }: { edition: Edition }) {
  return (
    <ul className="plain-list rule-changes">
      {changes.map(({ what, kind, citations }) => (
        <li key={what}>
          <Tag look={kind === "corrected" ? "strong" : "plain"}>
            {kind === "corrected" ? "Corrected" : "Added"}
          </Tag>{" "}
          {what} {citations.length > 0 && <Citation>{citations.join("; ")}</Citation>}
        </li>
      ))}
    </ul>
  );
}
