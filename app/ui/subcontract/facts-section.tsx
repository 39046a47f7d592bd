import { FACT_KIND_NAMES, type FactKind } from "#app/domain/fact/kinds.ts";
import { paths } from "#app/paths.ts";
import { ReviewTag, type ShownReview } from "#app/ui/fact/review-state.tsx";
import { type ShownEnding, StatusEndings } from "#app/ui/fact/status-endings.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ShownFact = {
  id: string;
  lineageId: string;
  kind: FactKind;
  summary: string;
  recordedAt: string;
  recordedByName: string;
  evidenceCount: number;
  review: ShownReview | null;
  isSuperseded: boolean;
};

type FactsSectionProps = {
  organizationId: string;
  supplierId: string;
  facts: readonly ShownFact[];
  /** that assessments of the supplier stopped counting, as the prime learned it */
  endings: readonly ShownEnding[];
  /** the assessment that the verdict rests on */
  satisfiedBy: string | null;
};

/** What the supplier stated, with how it was checked; earlier versions stay in the list. */
export function FactsSection({
  organizationId,
  supplierId,
  facts,
  endings,
  satisfiedBy,
}: FactsSectionProps) {
  return (
    <Section
      title="What the supplier stated"
      id="facts"
      lead="Shared with every subcontract of this supplier. Only accepted facts count in the verdict."
    >
      <DataTable
        caption="Facts of the supplier"
        captionHidden
        columns={columns({ organizationId, satisfiedBy, endings })}
        rows={facts}
        rowKey={(fact) => fact.id}
        empty={
          <EmptyState title="Nothing was received yet">
            Once{" "}
            <a href={paths.prime.supplier(organizationId, supplierId)}>
              the supplier&apos;s contact
            </a>{" "}
            answers and signs, the facts stand here for review.
          </EmptyState>
        }
      />
    </Section>
  );
}

type ColumnsInput = Pick<FactsSectionProps, "organizationId" | "satisfiedBy" | "endings">;

function columns({ organizationId, satisfiedBy, endings }: ColumnsInput): Column<ShownFact>[] {
  return [
    {
      id: "kind",
      header: "Fact",
      rowHeader: true,
      cell: ({ id, kind }) => (
        <a href={paths.prime.review(organizationId, id)}>{FACT_KIND_NAMES[kind]}</a>
      ),
    },
    {
      id: "says",
      header: "Says",
      cell: ({ id, lineageId, summary }) => (
        <>
          {summary} {id === satisfiedBy && <Tag look="accent">The verdict rests on this</Tag>}
          <StatusEndings endings={endings} lineageId={lineageId} />
        </>
      ),
    },
    {
      id: "stated",
      header: "Stated",
      cell: ({ recordedAt, recordedByName }) => (
        <>
          <InstantText at={recordedAt} />
          <br />
          by {recordedByName}
        </>
      ),
    },
    { id: "files", header: "Files", align: "end", cell: ({ evidenceCount }) => evidenceCount },
    {
      id: "review",
      header: "Review",
      cell: ({ review, isSuperseded }) => <ReviewTag review={review} isSuperseded={isSuperseded} />,
    },
  ];
}
