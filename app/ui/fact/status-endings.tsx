import { STATUS_ENDING_WORDS, type StatusEndingCause } from "#app/domain/fact/status-ending.ts";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";

export type ShownEnding = {
  id: string;
  assessmentLineageId: string;
  cause: StatusEndingCause;
  endedOn: string;
  source: string;
  recordedAt: string;
  recordedByName: string;
};

type StatusEndingsProps = {
  /** of all assessments of the supplier */
  endings: readonly ShownEnding[];
  lineageId: string;
  /** where one is taken back; absent for who may not */
  withdrawHref?: (id: string) => string;
};

/** From when on an assessment does not count, as the prime learned it beside what was stated. */
export function StatusEndings({ endings, lineageId, withdrawHref }: StatusEndingsProps) {
  const own = endings.filter(({ assessmentLineageId }) => assessmentLineageId === lineageId);
  if (own.length === 0) return null;
  return (
    <ul className="plain-list">
      {own.map(({ id, cause, endedOn, source, recordedAt, recordedByName }) => (
        <li key={id}>
          <strong>
            Does not count from <DateText on={endedOn} />
          </strong>
          : {STATUS_ENDING_WORDS[cause]}. {source} Recorded by {recordedByName},{" "}
          <InstantText at={recordedAt} />.{" "}
          {withdrawHref && <a href={withdrawHref(id)}>Take it back</a>}
        </li>
      ))}
    </ul>
  );
}
