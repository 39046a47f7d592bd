import type { FlowdownClause } from "#app/domain/flowdown/types.ts";
import { Citation } from "#app/ui/kit/citation.tsx";

/** The clauses that flow down: number and title, why, and what the subcontractor must do. */
export function ClauseList({ clauses }: { clauses: readonly FlowdownClause[] }) {
  if (clauses.length === 0) return <p>No cyber clause of the catalog flows to this subcontract.</p>;
  return (
    <ol className="clause-list">
      {clauses.map((clause) => (
        <li key={clause.number} className="clause-list__clause">
          <p className="clause-list__title">
            <span className="identifier">{clause.number}</span> {clause.title}
            {clause.edition && <> ({clause.edition})</>}
          </p>
          <p>{clause.why}</p>
          {clause.onlyIf && (
            <p>
              <strong>Only if:</strong> {clause.onlyIf}
            </p>
          )}
          <p>
            <strong>The subcontractor must:</strong> {clause.subcontractorMust}
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
        </li>
      ))}
    </ol>
  );
}
