import { type SubmissionResult, useForm } from "@conform-to/react";
import type { Contradiction } from "#app/domain/contradiction/types.ts";
import { FACT_KIND_NAMES, type FactKind } from "#app/domain/fact/kinds.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import { paths } from "#app/paths.ts";
import { ReviewTag, type ShownReview } from "#app/ui/fact/review-state.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ShowingsSection } from "#app/ui/showing/showings-section.tsx";
import { ContradictionNotice } from "./contradiction-notice.tsx";
import { METHOD_OPTIONS } from "./review-forms.tsx";
import { type ShownVerdicts, VerdictPreview } from "./verdict-preview.tsx";

export type SubmittedFact = {
  id: string;
  kind: FactKind;
  summary: string;
  evidenceCount: number;
  review: ShownReview | null;
  isSuperseded: boolean;
};

type SubmissionPageProps = {
  /** what the prime had recorded of the supplier itself */
  showings: readonly Showing[];
  organizationId: string;
  supplier: { id: string; legalName: string };
  receivedAt: string;
  facts: readonly SubmittedFact[];
  waiting: number;
  contradictions: readonly Contradiction[];
  /** what accepting all of it would do */
  verdicts: readonly ShownVerdicts[];
  /** what nobody has looked at beside it, by name */
  unreviewed: readonly string[];
  done: string | null;
  mayReview: boolean;
  /** what accepting it all is decided on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** Everything of one submission, to be accepted together when all was verified in the same way. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { organizationId, supplier, receivedAt, facts, done } = props;
  const { prime } = paths;
  return (
    <Page
      kicker="Submission"
      title={`What ${supplier.legalName} sent`}
      breadcrumb={[
        { label: "Reviews", href: prime.reviews(organizationId) },
        { label: supplier.legalName, href: prime.supplier(organizationId, supplier.id) },
      ]}
      lead={
        <>
          Received <InstantText at={receivedAt} />.
        </>
      }
    >
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      <ContradictionNotice contradictions={props.contradictions} />
      <DataTable
        caption="Facts of this submission"
        captionHidden
        columns={[
          {
            id: "kind",
            header: "Fact",
            rowHeader: true,
            cell: ({ id, kind }) => (
              <a href={prime.review(organizationId, id)}>{FACT_KIND_NAMES[kind]}</a>
            ),
          },
          { id: "says", header: "Says", cell: ({ summary }) => summary },
          { id: "files", header: "Files", align: "end", cell: (fact) => fact.evidenceCount },
          {
            id: "review",
            header: "Review",
            cell: ({ review, isSuperseded }) => (
              <ReviewTag review={review} isSuperseded={isSuperseded} />
            ),
          },
        ]}
        rows={facts}
        rowKey={(fact) => fact.id}
      />
      <VerdictPreview
        verdicts={props.verdicts}
        organizationId={organizationId}
        of="submission"
        unreviewed={props.unreviewed}
      />
      <ShowingsSection
        showings={props.showings}
        fileHref={(evidenceId) => paths.prime.evidence(organizationId, evidenceId)}
      />
      <AcceptAll {...props} />
    </Page>
  );
}

function AcceptAll({ waiting, mayReview, shown, lastResult }: SubmissionPageProps) {
  const [form, fields] = useForm<{ method?: string; note?: string }>({
    id: "accept-all",
    lastResult,
  });
  if (!mayReview || waiting === 0) return null;
  const count = waiting === 1 ? "the fact" : `all ${waiting} facts`;
  return (
    <Section
      title={`Accept ${count} that wait`}
      id="accept-all-of-it"
      lead="Only when you verified each of them in the same way. Each gets a review of its own."
    >
      <Form form={form} hidden={{ shown }}>
        <RadioGroup
          field={fields.method}
          label="How did you verify them?"
          options={METHOD_OPTIONS}
        />
        <TextArea field={fields.note} label="Note" optional rows={2} />
        <Button>Accept {count}</Button>
      </Form>
    </Section>
  );
}
