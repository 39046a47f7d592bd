import { allSuppliersQuery } from "#app/domain/campaign/list-address.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { POSTURE_STATES, POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { SCORE_BAND_WORDS, SCORE_BANDS } from "#app/domain/sprs/score-bands.ts";
import { everySupplierQuery } from "#app/domain/supplier/choice.ts";
import {
  type SupplierListAddress,
  type SupplierState,
  saySupplierFilter,
  supplierListQuery,
} from "#app/domain/supplier/list-address.ts";
import { type ChosenColumns, columnsField, withColumns } from "#app/domain/view/columns.ts";
import type { ShownViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { BulkBar } from "#app/ui/kit/bulk-bar.tsx";
import { Button, ButtonLink } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Downloads, ListLine, ListTools } from "#app/ui/kit/list-tools.tsx";
import { NearNotice } from "#app/ui/kit/near-notice.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { ColumnChoice, shownColumns } from "#app/ui/view/column-choice.tsx";
import { SavedViews } from "#app/ui/view/saved-views.tsx";
import { type SupplierRow, supplierColumns } from "./supplier-columns.tsx";

/** What became of a selection that was to be invited. */
type Invited = { invited: number; skipped: number; isQuotaReached: boolean };

type SupplierListPageProps = {
  organizationId: string;
  suppliers: readonly SupplierRow[];
  /** what the list is narrowed to and sorted by */
  filter: SupplierListAddress;
  /** what it shows beside the names */
  columns: ChosenColumns;
  /** how many suppliers each choice would leave */
  tags: readonly { tag: string; count: number }[];
  states: Partial<Record<SupplierState, number>>;
  previousHref?: string;
  nextHref?: string;
  /** the list as files */
  downloads: { csv: string; xlsx: string; json: string };
  /** what just happened to a selection */
  invited: Invited | null;
  /** how many were just changed together, and how many would have had too many tags */
  changed: { changed: number; full: number } | null;
  mayWrite: boolean;
  saved: ShownViews;
  printed: Printed;
};

const FORM_ID = "chosen-suppliers";

/** The prime's suppliers: searched, filtered, and invited together. */
export function SupplierListPage(props: SupplierListPageProps) {
  const { organizationId, suppliers, filter, mayWrite, columns: chosen } = props;
  const { prime } = paths;
  const list = prime.suppliers(organizationId);
  const isNarrowed = Boolean(
    filter.search || filter.state || filter.score || filter.tag || filter.isMine,
  );
  const to = (sorting: Partial<SupplierListAddress>) =>
    list + withColumns(supplierListQuery({ ...filter, ...sorting }), chosen);
  const columns = supplierColumns(organizationId, { filter, to });
  return (
    <Page
      title="Suppliers"
      lead="Whom you buy from, where each stands, and how far your invitation came."
      action={
        mayWrite && <ButtonLink href={prime.newSupplier(organizationId)}>Add a supplier</ButtonLink>
      }
    >
      {props.invited && <InvitedNotice {...props.invited} />}
      {props.changed && <ChangedNotice {...props.changed} />}
      <PrintedBy {...props.printed} filter={saySupplierFilter(filter)} />
      <ListTools>
        <SavedViews {...props.saved} organizationId={organizationId} list="suppliers" />
        <ListSearch {...props} />
        {filter.isNear && filter.search && suppliers.length > 0 && (
          <NearNotice search={filter.search} />
        )}
        <ListLine
          about={mayWrite && <Ways organizationId={organizationId} />}
          links={
            <Downloads
              files={[
                { label: "CSV", href: props.downloads.csv },
                { label: "XLSX", href: props.downloads.xlsx },
                { label: "JSON, as programs read it", href: props.downloads.json, isShown: true },
              ]}
            />
          }
        />
        {suppliers.length > 0 && (
          <ColumnChoice
            columns={columns}
            chosen={chosen}
            query={supplierListQuery(filter)}
            listHref={list}
          />
        )}
        {mayWrite && suppliers.length > 0 && (
          <BulkBar
            formId={FORM_ID}
            method="get"
            action={prime.inviteSuppliers(organizationId)}
            label="With the selected suppliers"
            hidden={{
              of: "suppliers",
              list: withColumns(supplierListQuery(filter), chosen).slice(1),
            }}
            all={
              <>
                With {isNarrowed ? "all that fit the filters" : "all of them"}:{" "}
                <a href={prime.newCampaign(organizationId) + allSuppliersQuery(filter)}>
                  start a campaign
                </a>
                {" · "}
                <a href={prime.changeSeveral(organizationId) + everySupplierQuery(filter)}>
                  change owner or tags
                </a>
              </>
            }
          >
            <Button look="secondary">See whom to invite</Button>
            <Button look="secondary" formAction={prime.newCampaign(organizationId)}>
              Start a campaign
            </Button>
            <Button look="secondary" formAction={prime.changeSeveral(organizationId)}>
              Change owner or tags
            </Button>
          </BulkBar>
        )}
      </ListTools>
      <DataTable
        caption="Suppliers"
        captionHidden
        wide
        columns={shownColumns(columns, chosen)}
        rows={suppliers}
        rowKey={(row) => row.id}
        selection={
          mayWrite
            ? {
                name: "supplierId",
                formId: FORM_ID,
                valueOf: (row) => row.id,
                labelOf: (row) => row.legalName,
              }
            : undefined
        }
        empty={isNarrowed ? <NothingFound /> : <NoSuppliers {...props} />}
      />
      <Pager
        label="Pages of suppliers"
        previousHref={props.previousHref}
        nextHref={props.nextHref}
      />
    </Page>
  );
}

/** What else is done with suppliers as a whole. */
function Ways({ organizationId }: { organizationId: string }) {
  const { prime } = paths;
  return (
    <span className="only-on-screen">
      <a href={prime.importSuppliers(organizationId)}>Import a supplier list</a>
      {" · "}
      <a href={prime.handOverSuppliers(organizationId)}>Hand over suppliers</a>
      {" · "}
      <a href={prime.deputies(organizationId)}>Deputies</a>
      {" · "}
      <a href={prime.alikeSuppliers(organizationId)}>Two records of one company?</a>
    </span>
  );
}

function ListSearch(props: SupplierListPageProps) {
  const { organizationId, filter, columns, tags, states, saved } = props;
  return (
    <SearchBar
      label="Search by name, UEI, CAGE, tag or address"
      query={filter.search}
      clearHref={paths.prime.suppliers(organizationId) + withColumns(saved.all, columns)}
      hidden={columnsField(columns)}
      filters={[
        {
          name: "state",
          label: "Worst state",
          value: filter.state,
          options: [...POSTURE_STATES, "none" as const].map((state) => ({
            value: state,
            label: `${state === "none" ? "No open subcontract" : POSTURE_WORDS[state]} (${states[state] ?? 0})`,
          })),
        },
        {
          name: "score",
          label: "SPRS score",
          value: filter.score,
          options: SCORE_BANDS.map((band) => ({ value: band, label: SCORE_BAND_WORDS[band] })),
        },
        {
          name: "tag",
          label: "Tag",
          value: filter.tag,
          options: tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` })),
        },
        {
          name: "owner",
          label: "Owned by",
          value: filter.isMine ? "me" : "",
          all: "Anybody",
          options: [{ value: "me", label: "Me" }],
        },
        {
          name: "sort",
          label: "Sort by",
          value: filter.sort === "name" ? "" : filter.sort,
          all: "Name",
          options: [
            { value: "state", label: "Worst first" },
            { value: "until", label: "Lapses first" },
            { value: "subcontracts", label: "Most subcontracts first" },
          ],
        },
      ]}
    />
  );
}

function InvitedNotice({ invited, skipped, isQuotaReached }: Invited) {
  const letters = invited === 1 ? "One invitation is" : `${invited} invitations are`;
  return (
    <Notice tone={invited > 0 ? "success" : "info"} live>
      {invited > 0 ? `${letters} on the way.` : "Nobody was invited."}
      {isQuotaReached && ` ${QUOTA_SENTENCES.invitations}`}
      {skipped > 0 &&
        !isQuotaReached &&
        ` ${skipped} of the selected have no contact to invite, were invited already or have joined.`}
    </Notice>
  );
}

function ChangedNotice({ changed, full }: { changed: number; full: number }) {
  return (
    <Notice tone={changed > 0 ? "success" : "info"} live>
      {changed > 0
        ? `${countWords(changed, "supplier was", "suppliers were")} changed.`
        : "Nothing was to be changed: each of them was so already."}
      {full > 0 &&
        ` ${countWords(full, "supplier keeps what it has", "suppliers keep what they have")}: with these tags there would be too many.`}
    </Notice>
  );
}

function NothingFound() {
  return (
    <EmptyState title="No supplier fits this search">
      Search for part of a name, a UEI, a CAGE code, a tag or an email address, or clear the
      filters.
    </EmptyState>
  );
}

function NoSuppliers({ organizationId, mayWrite }: SupplierListPageProps) {
  return (
    <EmptyState
      title="No supplier is recorded yet"
      action={
        mayWrite && (
          <ButtonLink href={paths.prime.importSuppliers(organizationId)}>
            Import a supplier list
          </ButtonLink>
        )
      }
    >
      Add the first one by hand, or bring in your whole list as a spreadsheet: you see everything it
      would change before anything is written.
    </EmptyState>
  );
}
