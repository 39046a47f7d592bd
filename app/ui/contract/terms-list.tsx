import { DateText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";

type TermsListProps = {
  clauses: readonly { number: string; title: string }[];
  options: readonly { name: string; exerciseOn: string }[];
  /** the outlook for the day of an option; absent where nobody looks ahead */
  outlookHref?: (on: string) => string | undefined;
};

/** The clauses and option periods of a contract. */
export function TermsList({ clauses, options, outlookHref }: TermsListProps) {
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
                    <OutlookLink name={name} href={outlookHref?.(exerciseOn)} />
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

function OutlookLink({ name, href }: { name: string; href: string | undefined }) {
  if (!href) return null;
  return (
    <>
      {" · "}
      <a href={href}>
        Who may be awarded then<span className="visually-hidden"> on the day of {name}</span>
      </a>
    </>
  );
}
