import { expirationListTitle, sayExpirationFilter } from "#app/domain/expiration/filter-words.ts";
import {
  EXPIRATION_KINDS,
  EXPIRATION_WORDS,
  type ExpirationKind,
} from "#app/domain/expiration/kinds.ts";
import { expirationListQuery } from "#app/domain/expiration/list-address.ts";
import { addDays, addMonths, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { monthLabel, monthTick } from "#app/domain/kernel/month-names.ts";
import { type ChosenColumns, columnsField, withColumns } from "#app/domain/view/columns.ts";
import type { ShownViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { TimelineBars } from "#app/ui/chart/timeline-bars.tsx";
import { BulkBar } from "#app/ui/kit/bulk-bar.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Downloads, ListLine, ListTools } from "#app/ui/kit/list-tools.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { ColumnChoice, shownColumns } from "#app/ui/view/column-choice.tsx";
import { SavedViews } from "#app/ui/view/saved-views.tsx";
import { type ExpirationRow, expirationColumns } from "./expiration-columns.tsx";

type ExpirationListPageProps = {
  organizationId: string;
  today: string;
  filter: {
    kind?: ExpirationKind | undefined;
    when?: string | undefined;
    contractId?: string | undefined;
    search: string;
    isMine: boolean;
  };
  /** what it shows beside the days */
  columns: ChosenColumns;
  rows: readonly ExpirationRow[];
  /** what ends in each of the next twelve months, whatever month is chosen */
  months: readonly { month: string; count: number }[];
  overdue: number;
  saved: ShownViews;
  contracts: readonly { value: string; label: string }[];
  /** whether the page is not the first */
  isLater: boolean;
  /** suppliers of which the list lacks what they stated, until the portal has gone through them */
  unkept: number;
  /** whether the reader may ask suppliers for renewals */
  mayAsk: boolean;
  /** what just happened to a selection */
  outcome: { asked: number; skipped: number } | null;
  /** reminders of something were just snoozed */
  isSnoozed: boolean;
  /** the filters and the page, as the address says them; empty: the whole list from its beginning */
  place: string;
  firstHref: string;
  nextHref?: string | undefined;
  downloads: { csv: string; xlsx: string };
  printed: Printed;
};

/** Every day that ends something in the supply chain, the soonest first. */
export function ExpirationListPage(props: ExpirationListPageProps) {
  const { organizationId, today, filter, columns: chosen, rows, months, overdue } = props;
  const list = paths.prime.expirations(organizationId);
  const contractPiid = props.contracts.find(({ value }) => value === filter.contractId)?.label;
  const isChoosable = props.mayAsk && rows.some(({ renew }) => renew !== null);
  const leadTo = (when: string) =>
    list + withColumns(expirationListQuery({ ...filter, when }), chosen);
  const columns = expirationColumns(organizationId, today, props.mayAsk);
  return (
    <Page
      title={expirationListTitle(filter.when)}
      lead="Every day that ends something in your supply chain, or by which something is to be done."
    >
      <PrintedBy {...props.printed} filter={sayExpirationFilter({ ...filter, contractPiid })} />
      {props.outcome && <OutcomeNotice {...props.outcome} />}
      {props.isSnoozed && (
        <Notice tone="success" live>
          Nobody is reminded of it until that day.
        </Notice>
      )}
      {props.unkept > 0 && (
        <Notice title="Not everything is listed yet">
          The portal was brought up to date and is gathering when what suppliers stated ends:{" "}
          {countWords(props.unkept, "supplier")} to go. This list, its months and its file lack
          their days until then; calendars and reminders have them. Open the page again in some
          minutes.
        </Notice>
      )}
      {overdue > 0 && filter.when !== "overdue" && (
        <Notice
          tone="warning"
          title={`${countWords(overdue, "thing is", "things are")} overdue`}
          action={<a href={leadTo("overdue")}>See what is overdue</a>}
        />
      )}
      <TimelineBars
        title="What ends or is due in the next twelve months"
        unit="Expirations"
        bars={months.map(({ month, count }) => ({
          tick: monthTick(month),
          label: monthLabel(month),
          value: count,
          tone: "lapsing" as const,
          href: count > 0 ? leadTo(month) : undefined,
        }))}
      />
      <ListTools>
        <SavedViews {...props.saved} organizationId={organizationId} list="expirations" />
        <ListSearch {...props} />
        <ListLine links={<Ways {...props} />} />
        {rows.length > 0 && (
          <ColumnChoice
            columns={columns}
            chosen={chosen}
            query={expirationListQuery(filter)}
            listHref={list}
          />
        )}
        {isChoosable && (
          <BulkBar
            formId={FORM_ID}
            method="get"
            action={paths.prime.newRenewals(organizationId)}
            hidden={props.place ? { list: props.place } : undefined}
            label="With what is selected"
          >
            <Button look="secondary">Ask for renewal: see who gets which letter</Button>
          </BulkBar>
        )}
      </ListTools>
      <DataTable
        caption="Expirations"
        captionHidden
        wide
        columns={shownColumns(columns, chosen)}
        rows={rows}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        selection={
          isChoosable
            ? {
                name: "renew",
                formId: FORM_ID,
                valueOf: ({ renew }) => renew ?? "",
                labelOf: ({ what, supplier }) => `${what} of ${supplier?.name ?? "no supplier"}`,
                mayChoose: ({ renew }) => renew !== null,
              }
            : undefined
        }
        empty={<NothingEnds filter={filter} listHref={list} />}
      />
      {props.isLater && (
        <p className="only-on-screen">
          <a href={props.firstHref}>Back to the soonest</a>
        </p>
      )}
      <Pager label="Pages of expirations" isLater={props.isLater} nextHref={props.nextHref} />
    </Page>
  );
}

/** How the list is taken along, and what else there is about days that end. */
function Ways({ organizationId, today, filter, downloads }: ExpirationListPageProps) {
  const { prime } = paths;
  return (
    <>
      <Downloads
        files={[
          { label: "CSV", href: downloads.csv },
          { label: "XLSX", href: downloads.xlsx },
        ]}
      />{" "}
      · <a href={`${paths.account}#calendar`}>Follow it in your calendar</a> ·{" "}
      <a href={prime.reminders(organizationId)}>When reminders go out</a> ·{" "}
      <a href={prime.letters(organizationId)}>What was sent</a> ·{" "}
      <a href={outlookHref(organizationId, today, filter)}>Outlook: if nobody renews</a>
    </>
  );
}

const FORM_ID = "chosen-expirations";

/** What the list is narrowed to, in words. */
/** The outlook for the last day of the month that is listed, or for the usual one. */
function outlookHref(
  organizationId: string,
  today: string,
  { when, contractId }: ExpirationListPageProps["filter"],
): string {
  const isMonth = when !== undefined && when !== "overdue" && when >= today.slice(0, 7);
  const on = isMonth
    ? addDays(addMonths(calendarDate(`${when}-01`), 1), -1)
    : addMonths(calendarDate(today), 6);
  return paths.prime.outlookOn(organizationId, { on, contract: contractId });
}

function OutcomeNotice({ asked, skipped }: { asked: number; skipped: number }) {
  const passedOver = skipped > 0 && ` ${countWords(skipped, "supplier")} could not be asked.`;
  return (
    <Notice tone={asked > 0 ? "success" : "info"} live>
      {asked > 0
        ? `${countWords(asked, "supplier")} ${asked === 1 ? "is" : "are"} asked to renew; the letters are on their way.`
        : "Nobody was asked."}
      {passedOver}
    </Notice>
  );
}

function ListSearch(props: ExpirationListPageProps) {
  const { organizationId, filter, columns, contracts, months, saved } = props;
  return (
    <SearchBar
      label="Supplier"
      query={filter.search}
      clearHref={paths.prime.expirations(organizationId) + withColumns(saved.all, columns)}
      hidden={columnsField(columns)}
      filters={[
        {
          name: "kind",
          label: "Kind",
          value: filter.kind,
          options: EXPIRATION_KINDS.map((kind) => ({ value: kind, label: EXPIRATION_WORDS[kind] })),
        },
        {
          name: "when",
          label: "When",
          value: filter.when,
          options: [
            { value: "overdue", label: "Overdue" },
            ...months.map(({ month }) => ({ value: month, label: monthLabel(month) })),
          ],
        },
        { name: "contract", label: "Contract", value: filter.contractId, options: contracts },
        {
          name: "owner",
          label: "Owner of the supplier",
          value: filter.isMine ? "me" : undefined,
          options: [{ value: "me", label: "Me, or I stand in for them" }],
        },
      ]}
    />
  );
}

function NothingEnds({
  filter,
  listHref,
}: {
  filter: ExpirationListPageProps["filter"];
  listHref: string;
}) {
  const isNarrowed = expirationListQuery(filter) !== "";
  return isNarrowed ? (
    <EmptyState title="Nothing ends here" action={<a href={listHref}>Show everything</a>}>
      No expiration fits what you chose.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing ends yet">
      Once contracts, subcontracts and the answers of suppliers are here, their last days are
      listed.
    </EmptyState>
  );
}
