import { formatPiid } from "#app/domain/contract/piid.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  isPlanListNarrowed,
  PLAN_SORTS,
  PLAN_STATE_WORDS,
  PLAN_STATES,
  type PlanListAddress,
  type PlanState,
  planListQuery,
} from "#app/domain/remediation/plan-list-address.ts";
import {
  type PlanListNames,
  SLIP_WORDS,
  sayPlanFilter,
} from "#app/domain/remediation/plan-list-words.ts";
import { SLIPS, type Slip } from "#app/domain/remediation/progress.ts";
import { type ChosenColumns, columnsField, withColumns } from "#app/domain/view/columns.ts";
import type { ShownViews } from "#app/domain/view/view.ts";
import { writeOwner } from "#app/domain/worklist/list-address.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Downloads, ListLine, ListTools } from "#app/ui/kit/list-tools.tsx";
import { NearNotice } from "#app/ui/kit/near-notice.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { type Filter, SearchBar } from "#app/ui/kit/search-bar.tsx";
import { ColumnChoice } from "#app/ui/view/column-choice.tsx";
import { SavedViews } from "#app/ui/view/saved-views.tsx";
import { type ListedPlan, planColumns, SuppliersPlansTable } from "./suppliers-plans-table.tsx";

type Choice = { id: string; name: string; count: number };

export type SuppliersPlansPageProps = {
  organizationId: string;
  personId: string;
  /** what the list is narrowed to and sorted by, and the names of what it is narrowed to by ids */
  filter: PlanListAddress;
  /** what it shows beside the plans */
  columns: ChosenColumns;
  names: PlanListNames;
  saved: ShownViews;
  plans: readonly ListedPlan[];
  /** how many plans each choice would leave */
  facets: {
    states: Partial<Record<PlanState, number>>;
    slips: Record<Slip, number>;
    suppliers: readonly Choice[];
    contracts: readonly Choice[];
    owners: readonly Choice[];
    unowned: number;
  };
  /** the list as files */
  downloads: { csv: string; xlsx: string };
  /** the first page, on any after it */
  firstHref?: string | undefined;
  nextHref?: string | undefined;
  printed: Printed;
};

/** The remediation plans of all suppliers, the most pressing first. */
export function SuppliersPlansPage(props: SuppliersPlansPageProps) {
  const { organizationId, filter, columns, plans, downloads, facets } = props;
  const list = paths.prime.remediation(organizationId);
  const isNarrowed = isPlanListNarrowed(filter);
  const slipping = facets.states.slipping ?? 0;
  return (
    <Page
      title="Remediation"
      lead="How far your suppliers are with curing their gaps, slipping plans first. You see numbers and days; the items of a plan only where the supplier shows them."
    >
      {slipping > 0 && !filter.state && !filter.slip && (
        <Notice
          tone="warning"
          title={`${countWords(slipping, "plan")} ${slipping === 1 ? "slips" : "slip"}`}
          action={
            <a href={list + withColumns(planListQuery({ ...filter, state: "slipping" }), columns)}>
              See what slips
            </a>
          }
        >
          An item is overdue, nothing moved for more than 30 days, or it is finished too late for
          the close-out of a Conditional status.
        </Notice>
      )}
      <PrintedBy {...props.printed} filter={sayPlanFilter(filter, props.names)} />
      <ListTools>
        <SavedViews {...props.saved} organizationId={organizationId} list="remediation" />
        {(plans.length > 0 || isNarrowed) && (
          <SearchBar
            label="Search by system, supplier, UEI or CAGE"
            query={filter.search}
            clearHref={list + withColumns("", columns)}
            filters={filtersOf(props)}
            hidden={{ ...(filter.isDescending && { order: "down" }), ...columnsField(columns) }}
          />
        )}
        {filter.isNear && filter.search && plans.length > 0 && (
          <NearNotice search={filter.search} />
        )}
        {plans.length > 0 && (
          <ListLine
            links={
              <Downloads
                files={[
                  { label: "CSV", href: downloads.csv },
                  { label: "XLSX", href: downloads.xlsx },
                ]}
              />
            }
          />
        )}
        {plans.length > 0 && (
          <ColumnChoice
            columns={planColumns(organizationId)}
            chosen={columns}
            query={planListQuery(filter)}
            listHref={list}
          />
        )}
      </ListTools>
      <SuppliersPlansTable
        organizationId={organizationId}
        plans={plans}
        isNamed
        chosen={columns}
        sorting={{
          filter,
          to: (sorting) => list + withColumns(planListQuery({ ...filter, ...sorting }), columns),
        }}
        empty={<NoPlans organizationId={organizationId} isNarrowed={isNarrowed} />}
      />
      <Pager label="Pages of plans" firstHref={props.firstHref} nextHref={props.nextHref} />
    </Page>
  );
}

/** What the list can be narrowed to; a choice between fewer than two is none. */
function filtersOf({ filter, facets, personId, names }: SuppliersPlansPageProps): Filter[] {
  const { states, slips, suppliers, contracts } = facets;
  const chosen = filter.supplierId;
  const offered = suppliers.some(({ id }) => id === chosen)
    ? suppliers
    : [...suppliers, ...(chosen ? [{ id: chosen, name: names.supplierName ?? "", count: 0 }] : [])];
  const filters: (Filter & { isOffered: boolean })[] = [
    {
      name: "state",
      label: "How it goes",
      value: filter.state,
      options: PLAN_STATES.map((state) => option(state, PLAN_STATE_WORDS[state], states[state])),
      isOffered: true,
    },
    {
      name: "slip",
      label: "Why it slips",
      value: filter.slip,
      options: SLIPS.map((slip) => option(slip, SLIP_WORDS[slip], slips[slip])),
      isOffered: true,
    },
    {
      name: "supplier",
      label: "Supplier",
      value: chosen,
      options: offered.map(({ id, name, count }) => option(id, name, count)),
      isOffered: offered.length > 1 || chosen !== undefined,
    },
    {
      name: "contract",
      label: "Supplier under contract",
      value: filter.contractId,
      options: contracts.map(({ id, name, count }) => option(id, formatPiid(name), count)),
      isOffered: contracts.length > 1 || filter.contractId !== undefined,
    },
    { ...ownerFilter(filter, facets, personId), isOffered: true },
    {
      name: "sort",
      label: "Sort by",
      value: filter.sort === "urgency" ? "" : filter.sort,
      all: SORT_LABELS.urgency,
      options: PLAN_SORTS.filter((sort) => sort !== "urgency").map((sort) => ({
        value: sort,
        label: SORT_LABELS[sort],
      })),
      isOffered: true,
    },
  ];
  return filters.flatMap(({ isOffered, ...one }) => (isOffered ? [one] : []));
}

const option = (value: string, word: string, count = 0) => ({
  value,
  label: `${word} (${count})`,
});

function ownerFilter(
  { owner }: PlanListAddress,
  { owners, unowned }: SuppliersPlansPageProps["facets"],
  personId: string,
): Filter {
  return {
    name: "owner",
    label: "Owner of the supplier",
    value: writeOwner(owner, "everybody"),
    all: "Anybody",
    options: [
      { value: "me", label: "Me, or I stand in for them" },
      ...owners
        .filter(({ id }) => id !== personId)
        .map(({ id, name, count }) => option(id, name, count)),
      option("nobody", "Nobody", unowned),
    ],
  };
}

const SORT_LABELS: Record<PlanListAddress["sort"], string> = {
  urgency: "Most pressing first",
  supplier: "Supplier",
  system: "System",
  finish: "Finished first",
  "close-out": "Close-out ends first",
  moved: "Longest without a change",
  reviewed: "Longest not looked at",
};

function NoPlans({ organizationId, isNarrowed }: { organizationId: string; isNarrowed: boolean }) {
  const { remediation, suppliers } = paths.prime;
  if (isNarrowed)
    return (
      <EmptyState
        title="No plan fits"
        action={<a href={remediation(organizationId)}>Show every plan</a>}
      >
        No remediation plan fits what you chose.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No supplier has a remediation plan yet"
      action={<a href={suppliers(organizationId)}>See your suppliers</a>}
    >
      Once a supplier that told you of an assessment makes a plan of what is not met, it is listed
      here by itself.
    </EmptyState>
  );
}
