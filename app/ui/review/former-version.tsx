import type { Fact } from "#app/domain/fact/content.ts";
import type { FactChange } from "#app/domain/fact/rows.ts";
import { FactContent, FactValue } from "#app/ui/fact/fact-content.tsx";
import { ReviewSentence, type ShownReview } from "#app/ui/fact/review-state.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type FormerVersionProps = {
  former: Fact | null;
  review: ShownReview | null;
  changes: readonly FactChange[];
};

/** The version that a correction replaces, and what is different. */
export function FormerVersion({ former, review, changes }: FormerVersionProps) {
  if (!former) return null;
  return (
    <Section
      title="What the correction changed"
      id="former"
      lead={review && <ReviewSentence review={review} />}
    >
      {changes.length === 0 ? (
        <p>Both versions say the same; the files beside them may differ.</p>
      ) : (
        <DataTable
          caption="Differences between the versions"
          captionHidden
          columns={[
            { id: "term", header: "What", rowHeader: true, cell: ({ term }) => term },
            { id: "before", header: "Before", cell: ({ before }) => valueIn(before) },
            { id: "after", header: "Now", cell: ({ after }) => valueIn(after) },
          ]}
          rows={changes}
          rowKey={({ term }) => term}
        />
      )}
      <Disclosure
        summary={
          <span>
            The former version, stated <InstantText at={former.recordedAt} />
          </span>
        }
      >
        <FactContent fact={former} />
      </Disclosure>
    </Section>
  );
}

function valueIn(row: FactChange["before"]) {
  return row ? <FactValue row={row} /> : "Not stated";
}
