import { countWords } from "#app/domain/kernel/count-words.ts";
import { cannotReach, type OutlookCounts, together } from "#app/domain/outlook/counts.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { sayQuestion } from "#app/domain/outlook/words.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";

export type KeptOutlookRow = {
  id: string;
  name: string;
  keptAt: string | Date;
  keptByName: string;
  asOf: string;
  question: OutlookQuestion;
  counts: OutlookCounts;
};

type KeptListPageProps = {
  organizationId: string;
  outlooks: readonly KeptOutlookRow[];
  nextHref: string | undefined;
};

/** The outlooks that somebody kept, the latest first. */
export function KeptListPage({ organizationId, outlooks, nextHref }: KeptListPageProps) {
  const { prime } = paths;
  const lookAhead = (
    <ButtonLink href={prime.outlook(organizationId)} look="secondary">
      Look ahead
    </ButtonLink>
  );
  return (
    <Page
      title="Kept outlooks"
      breadcrumb={[{ label: "Outlook", href: prime.outlook(organizationId) }]}
      lead="Dated analyses: what was assumed, what was known, and what it came to. None is ever changed."
      action={outlooks.length > 0 && lookAhead}
    >
      <DataTable
        caption="Kept outlooks"
        captionHidden
        columns={[
          {
            id: "name",
            header: "Name",
            rowHeader: true,
            cell: ({ id, name }) => <a href={prime.keptOutlook(organizationId, id)}>{name}</a>,
          },
          {
            id: "kept",
            header: "Kept",
            cell: ({ keptAt, keptByName }) => (
              <>
                <InstantText at={keptAt} />
                <br />
                {keptByName}
              </>
            ),
          },
          {
            id: "day",
            header: "For the day",
            cell: ({ question }) => <DateText on={question.on} />,
          },
          {
            id: "asked",
            header: "What was assumed",
            cell: ({ question }) => sayQuestion(question),
          },
          { id: "result", header: "What it came to", cell: ({ counts }) => sayResult(counts) },
        ]}
        rows={outlooks}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No outlook was kept yet" action={lookAhead}>
            Look ahead to a day under your assumptions, and keep what you see under a name.
          </EmptyState>
        }
      />
      <Pager label="Pages of kept outlooks" nextHref={nextHref} />
    </Page>
  );
}

function sayResult(counts: OutlookCounts): string {
  const not = together([counts.ahead.ineligible, counts.ahead.undecided]).count;
  return [
    `${not.toLocaleString("en-US")} of ${countWords(counts.total.count, "subcontract")} could not be awarded`,
    `${cannotReach(counts).count.toLocaleString("en-US")} cannot reach Level 2 (C3PAO) in time`,
  ].join("; ");
}
