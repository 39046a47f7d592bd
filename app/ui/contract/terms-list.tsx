import { DateText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";

type TermsListProps = {
  clauses: readonly { number: string; title: string }[];
  options: readonly { name: string; exerciseOn: string }[];
};

/** The clauses and option periods of a contract. */
export function TermsList({ clauses, options }: TermsListProps) {
  return (
    <DefinitionList
      items={[
        {
          term: "Clauses",
          value:
            clauses.length === 0 ? (
              "None recorded"
            ) : (
              <ul className="plain-list">
                {clauses.map(({ number, title }) => (
                  <li key={number}>
                    <span className="identifier">{number}</span> {title}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          term: "Option periods",
          value:
            options.length === 0 ? (
              "None recorded"
            ) : (
              <ul className="plain-list">
                {options.map(({ name, exerciseOn }) => (
                  <li key={`${name} ${exerciseOn}`}>
                    {name}, to be exercised on <DateText on={exerciseOn} />
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
