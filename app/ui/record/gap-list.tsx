import type { Gap, GapCode } from "#app/domain/award/gaps.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

/** A subcontract with what is still open about it. */
export type SubcontractGaps = {
  id: string;
  number: string;
  supplierId: string;
  gaps: readonly Gap[];
};

type GapListProps = {
  organizationId: string;
  /** those that have gaps */
  subcontracts: readonly SubcontractGaps[];
  /** whether each stands under its number */
  isNumbered?: boolean;
};

/** The rest folds away, so that the form below stays in reach. */
const SHOWN_AT_ONCE = 5;
/** A contract may have thousands of subcontracts; a list is read as far as it helps. */
const MOST_LISTED = 200;

/** What is still open, each a link to where it is cured. */
export function GapList({ organizationId, subcontracts, isNumbered }: GapListProps) {
  if (subcontracts.length === 0)
    return (
      <Notice tone="success" title="Nothing is missing">
        An auditor finds here whatever belongs into a record.
      </Notice>
    );
  const rest = subcontracts.slice(SHOWN_AT_ONCE);
  const show = (subcontract: SubcontractGaps) => (
    <GapsOfOne
      key={subcontract.id}
      organizationId={organizationId}
      subcontract={subcontract}
      isNumbered={isNumbered}
    />
  );
  return (
    <Notice tone="warning" title="What is still open">
      <p>It does not change the verdict. Cure it first, or the record says so too.</p>
      {subcontracts.slice(0, SHOWN_AT_ONCE).map(show)}
      {rest.length > 0 && (
        <Disclosure summary={countWords(rest.length, "more subcontract")}>
          {rest.slice(0, MOST_LISTED).map(show)}
          {rest.length > MOST_LISTED && <p>And more: cure these first.</p>}
        </Disclosure>
      )}
    </Notice>
  );
}

type GapsOfOneProps = {
  organizationId: string;
  subcontract: SubcontractGaps;
  isNumbered?: boolean;
};

function GapsOfOne({ organizationId, subcontract, isNumbered }: GapsOfOneProps) {
  const { id, number, gaps } = subcontract;
  return (
    <div>
      {isNumbered && (
        <p>
          <a href={paths.prime.subcontract(organizationId, id)}>{number}</a>
        </p>
      )}
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.code} ${gap.factId} ${gap.text}`}>
            {gap.text} <a href={hrefOf(organizationId, subcontract, gap)}>{CURES[gap.code]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is done about each, as the words of its link. */
const CURES: Record<GapCode, string> = {
  "information-unanswered": "Answer it",
  "flowdown-not-issued": "Issue the flowdown",
  "flowdown-outdated": "Issue it again",
  "not-acknowledged": "Remind the supplier",
  "lower-tier-contradiction": "See what it says",
  "dod-assessment-not-shown": "See the subcontract",
  "facts-to-review": "Review",
  "correction-awaited": "See the fact",
  "no-verification-method": "Review it again",
  "statement-only": "Verify it",
  "no-evidence": "See the fact",
  "evidence-older-than-fact": "See the fact",
  "exception-undecided": "See the exceptions",
  "award-not-recorded": "See the subcontract",
  "unsupported-award-without-exception": "See the subcontract",
  "cui-categories-missing": "Name them",
  "award-recorded-late": "See the award",
  "award-lapsed-since": "See the award",
  "condition-overdue": "See the exceptions",
};

/** Where a gap is cured. */
function hrefOf(organizationId: string, { id, supplierId }: SubcontractGaps, gap: Gap): string {
  const { prime } = paths;
  switch (gap.code) {
    case "information-unanswered":
    case "cui-categories-missing":
      return prime.information(organizationId, id);
    case "flowdown-not-issued":
    case "flowdown-outdated":
      return prime.issueFlowdown(organizationId, id);
    case "not-acknowledged":
      return prime.supplier(organizationId, supplierId);
    case "exception-undecided":
      return prime.exceptions(organizationId);
    case "condition-overdue":
      return `${prime.exceptions(organizationId)}?show=due`;
    default:
      return gap.factId
        ? prime.review(organizationId, gap.factId)
        : prime.subcontract(organizationId, id);
  }
}
