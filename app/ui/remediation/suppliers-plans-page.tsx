import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { SLIPS, type Slip } from "#app/domain/remediation/progress.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { SLIP_WORDS } from "./slip-list.tsx";
import { type ListedPlan, SuppliersPlansTable } from "./suppliers-plans-table.tsx";

export type SuppliersPlansPageProps = {
  organizationId: string;
  today: CalendarDate;
  filter: { search: string; slip?: Slip | undefined };
  plans: readonly ListedPlan[];
  slippingCount: number;
  count: number;
};

/** The remediation plans of all suppliers, slipping ones first. */
export function SuppliersPlansPage(props: SuppliersPlansPageProps) {
  const { organizationId, filter, plans, slippingCount, count } = props;
  const list = paths.prime.remediation(organizationId);
  return (
    <Page
      title="Remediation"
      lead="How far your suppliers are with curing their gaps, slipping plans first. You see numbers and days; the items of a plan only where the supplier shows them."
    >
      {slippingCount > 0 && (
        <Notice
          tone="warning"
          title={`${countWords(slippingCount, "plan")} of ${count} ${slippingCount === 1 ? "slips" : "slip"}`}
        >
          An item is overdue, nothing moved for more than 30 days, or it is finished too late for
          the close-out of a Conditional status.
        </Notice>
      )}
      {count > 0 && (
        <SearchBar
          label="Supplier or system"
          query={filter.search}
          clearHref={list}
          filters={[
            {
              name: "slip",
              label: "How it goes",
              value: filter.slip,
              options: SLIPS.map((slip) => ({ value: slip, label: SLIP_WORDS[slip] })),
            },
          ]}
        />
      )}
      {plans.length > 0 ? (
        <SuppliersPlansTable organizationId={organizationId} plans={plans} isNamed />
      ) : (
        <NoPlans count={count} listHref={list} />
      )}
    </Page>
  );
}

function NoPlans({ count, listHref }: { count: number; listHref: string }) {
  if (count > 0)
    return (
      <EmptyState title="No plan fits" action={<a href={listHref}>Show every plan</a>}>
        No remediation plan fits what you chose.
      </EmptyState>
    );
  return (
    <EmptyState title="No supplier has a remediation plan yet">
      Once a supplier that told you of an assessment makes a plan of what is not met, it is listed
      here by itself.
    </EmptyState>
  );
}
