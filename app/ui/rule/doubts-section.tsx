import { paths } from "#app/paths.ts";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { authorities, clauses } from "#catalogs/index.ts";

/** What could not be verified, of texts and of clauses. */
export function DoubtsSection() {
  const ofTexts = authorities().flatMap(({ id, title, kind, doubt }) =>
    doubt && kind !== "proposed"
      ? [{ term: <a href={paths.authority(id)}>{title}</a>, value: doubt }]
      : [],
  );
  const ofClauses = clauses.flatMap(({ title, numbers, doubt }) =>
    doubt
      ? [{ term: `${title} (${numbers.map(({ number }) => number).join(", ")})`, value: doubt }]
      : [],
  );
  return (
    <Section
      title="What is in doubt"
      id="doubts"
      lead="What could not be verified. Check it in the text, or in the contract at hand, before you rest on it."
    >
      <Section title="Of the texts" level={3}>
        <DefinitionList items={ofTexts} />
      </Section>
      <Section title="Of the clauses" level={3}>
        <DefinitionList items={ofClauses} />
      </Section>
    </Section>
  );
}
