import { REQUIRED_STATUSES, type RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { monthLabel } from "#app/domain/kernel/month-names.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type ShownMonth = {
  month: string;
  keptOn: string;
  counts: readonly { state: PostureState; required: RequiredStatus | null; count: number }[];
};

type MonthsPageProps = {
  organizationId: string;
  organizationName: string;
  months: readonly ShownMonth[];
  printed: Printed;
};

/** How the supply chain stood in each month that was kept, by what was required. */
export function MonthsPage({ organizationId, organizationName, months, printed }: MonthsPageProps) {
  return (
    <Page
      title="How it stood, month by month"
      breadcrumb={[{ label: "Overview", href: paths.prime.overview(organizationId) }]}
      lead={`The subcontracts of ${organizationName}, counted once at the beginning of each month and never changed since.`}
    >
      <PrintedBy {...printed} />
      {months.length === 0 && (
        <EmptyState title="No month was counted yet">
          The portal counts once a month by itself, within the first hour. How it stands today is on
          the <a href={paths.prime.overview(organizationId)}>overview</a>.
        </EmptyState>
      )}
      {months.map(({ month, keptOn, counts }) => (
        <Section
          key={month}
          id={`month-${month.slice(0, 7)}`}
          title={monthLabel(month.slice(0, 7))}
          lead={
            <>
              As counted on <DateText on={keptOn} />.
            </>
          }
        >
          <DataTable
            caption={`Subcontracts in ${monthLabel(month.slice(0, 7))}`}
            captionHidden
            columns={COLUMNS}
            rows={rowsOf(counts)}
            rowKey={(row) => row.name}
          />
        </Section>
      ))}
    </Page>
  );
}

type MonthRow = { name: string; states: Record<PostureState, number>; total: number };

/** A row for each required status that occurs, and one for all of them. */
function rowsOf(counts: ShownMonth["counts"]): MonthRow[] {
  const each = [...REQUIRED_STATUSES, null].flatMap((required) => {
    const own = counts.filter((one) => one.required === required);
    return own.length > 0 ? [rowOf(required ?? "No status, or not known", own)] : [];
  });
  return [...each, rowOf("All", counts)];
}

function rowOf(name: string, counts: ShownMonth["counts"]): MonthRow {
  const total = (state?: PostureState) =>
    counts.reduce((sum, one) => (!state || one.state === state ? sum + one.count : sum), 0);
  const states = Object.fromEntries(POSTURE_STATES.map((state) => [state, total(state)]));
  return { name, states: states as Record<PostureState, number>, total: total() };
}

const COLUMNS: Column<MonthRow>[] = [
  { id: "name", header: "Must hold", rowHeader: true, cell: ({ name }) => name },
  ...POSTURE_STATES.map(
    (state): Column<MonthRow> => ({
      id: state,
      header: POSTURE_WORDS[state],
      align: "end",
      cell: ({ states }) => states[state],
    }),
  ),
  { id: "total", header: "All", align: "end", cell: ({ total }) => total },
];
