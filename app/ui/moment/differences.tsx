import type { Difference } from "#app/domain/moment/differences.ts";
import type { Moment } from "#app/domain/moment/moment.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";

type DifferencesProps = { before: Moment; after: Moment; differences: readonly Difference[] };

const MOST_SHOWN = 6;

/** What changed between two moments, in words. */
export function Differences({ before, after, differences }: DifferencesProps) {
  return (
    <div className="moment__differences">
      <h2 className="moment__title">
        What changed from <MomentText moment={before} /> to <MomentText moment={after} />
      </h2>
      {differences.length === 0 ? (
        <p>Nothing that this page shows.</p>
      ) : (
        <>
          <DifferenceList differences={differences.slice(0, MOST_SHOWN)} />
          {differences.length > MOST_SHOWN && (
            <Disclosure summary={`${differences.length - MOST_SHOWN} more`}>
              <DifferenceList differences={differences.slice(MOST_SHOWN)} />
            </Disclosure>
          )}
        </>
      )}
    </div>
  );
}

function DifferenceList({ differences }: Pick<DifferencesProps, "differences">) {
  return (
    <dl className="moment__list">
      {differences.map(({ about, sentences }) => (
        <div key={about + sentences.join()} className="moment__item">
          <dt>{about}</dt>
          {sentences.map((sentence) => (
            <dd key={sentence}>{sentence}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** One date where both are the same. */
function MomentText({ moment: { asOf, knownOn } }: { moment: Moment }) {
  if (asOf === knownOn) return <DateText on={asOf} />;
  return (
    <>
      <DateText on={asOf} /> (as known on <DateText on={knownOn} />)
    </>
  );
}
