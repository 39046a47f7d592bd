import { sayToYou } from "#app/domain/flowdown/to-you.ts";
import type { FlowdownClause } from "#app/domain/flowdown/types.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";

/** The clauses that flow down, told to whoever must keep them; each as it was issued, to open. */
export function ClausesToYou({ clauses }: { clauses: readonly FlowdownClause[] }) {
  if (clauses.length === 0) return <p>No cyber clause flows to this subcontract.</p>;
  return (
    <ol className="clause-list">
      {clauses.map((clause) => (
        <li key={clause.number} className="clause-list__clause">
          <Clause clause={clause} />
        </li>
      ))}
    </ol>
  );
}

function Clause({ clause }: { clause: FlowdownClause }) {
  const { why, must, isPlain } = sayToYou(clause);
  return (
    <>
      <p className="clause-list__title">
        <span className="identifier">{clause.number}</span> {clause.title}
        {clause.edition && <> ({clause.edition})</>}
      </p>
      <p>{why}</p>
      {clause.onlyIf && (
        <p>
          <strong>Only if:</strong> {clause.onlyIf}
        </p>
      )}
      <p>
        <strong>You must:</strong> {must}
      </p>
      {clause.without && (
        <p>
          <strong>Does not flow:</strong> {clause.without}
        </p>
      )}
      {clause.deviations?.map((says) => (
        <p key={says}>
          <strong>Class deviation:</strong> {says}
        </p>
      ))}
      <Citation>{clause.citation}</Citation>
      {isPlain && (
        <Disclosure summary={`${clause.number} in the words it was issued with`}>
          <p>{clause.why}</p>
          <p>The subcontractor must: {clause.subcontractorMust}</p>
        </Disclosure>
      )}
    </>
  );
}
