import type { Acknowledgement } from "#app/domain/flowdown/acknowledgement.ts";
import type { AlsoRequired, FlowdownClause } from "#app/domain/flowdown/types.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { AcknowledgementText } from "./acknowledgement-text.tsx";
import { AlsoRequiredWords } from "./also-required-words.tsx";
import { ClauseList } from "./clause-list.tsx";

export type ShownFlowdown = {
  id: string;
  issuedAt: string;
  issuedByName: string;
  required: string | null;
  ownTerms: { required: string; wording: string } | null;
  clauses: FlowdownClause[];
  alsoRequired: AlsoRequired | null;
  dueOn: string;
  /** the latest day that was told since */
  answerDueOn?: string;
  message: string;
  submittedAt: string | null;
  /** the day on which the supplier accepted it; null while it has not */
  acknowledgement: Acknowledgement | null;
};

type FlowdownSectionProps = {
  organizationId: string;
  subcontractId: string;
  flowdowns: readonly ShownFlowdown[];
  isCurrent: boolean;
  isAnswered: boolean;
  mayWrite: boolean;
};

/** What was issued to the supplier, the newest first, and whether it was accepted. */
export function FlowdownSection(props: FlowdownSectionProps) {
  const { organizationId, subcontractId, flowdowns, isCurrent, isAnswered, mayWrite } = props;
  const mayIssue = mayWrite && isAnswered;
  return (
    <Section
      title="Flowdown"
      action={
        mayIssue && (
          <a href={paths.prime.issueFlowdown(organizationId, subcontractId)}>
            {flowdowns.length > 0 ? "Issue again" : "Issue the flowdown"}
          </a>
        )
      }
    >
      {flowdowns.length === 0 ? (
        <p>Nothing was issued to the supplier yet.</p>
      ) : (
        flowdowns.map((flowdown, index) => (
          <Issued
            key={flowdown.id}
            flowdown={flowdown}
            isLatest={index === 0}
            isCurrent={index === 0 && isCurrent}
          />
        ))
      )}
    </Section>
  );
}

type IssuedProps = { flowdown: ShownFlowdown; isLatest: boolean; isCurrent: boolean };

function Issued({ flowdown, isLatest, isCurrent }: IssuedProps) {
  const { issuedAt, issuedByName, required, ownTerms, clauses, dueOn } = flowdown;
  const { answerDueOn = dueOn } = flowdown;
  const { acknowledgement, alsoRequired, message } = flowdown;
  return (
    <Disclosure
      open={isLatest && isCurrent && clauses.length <= 4}
      summary={
        <span>
          {required ?? "No CMMC status"}, {countWords(clauses.length, "clause")}, issued{" "}
          <InstantText at={issuedAt} /> {!isLatest && <Tag look="quiet">Replaced</Tag>}
          {isLatest && !isCurrent && <Tag look="strong">Out of date</Tag>}
        </span>
      }
    >
      <p>
        Issued by {issuedByName}; answer due <DateText on={answerDueOn} />
        {answerDueOn !== dueOn && (
          <>
            , as an invitation said since; <DateText on={dueOn} /> when it was issued
          </>
        )}
        . <AcknowledgementText acknowledgement={acknowledgement} />.
      </p>
      {ownTerms && (
        <p>
          Asked beyond the rule, by the prime's own terms: {ownTerms.required}. {ownTerms.wording}
        </p>
      )}
      {message && <blockquote>{message}</blockquote>}
      {alsoRequired && (
        <p>
          <AlsoRequiredWords also={alsoRequired} />
        </p>
      )}
      <ClauseList clauses={clauses} />
    </Disclosure>
  );
}
