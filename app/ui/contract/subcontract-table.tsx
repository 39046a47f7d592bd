import type { ReactNode } from "react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { STANDING_WORDS, STANDINGS } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, POSTURE_WORDS } from "#app/domain/posture/states.ts";
import {
  type SubcontractCursor,
  type SubcontractListAddress,
  subcontractListFields,
} from "#app/domain/posture/subcontract-list-address.ts";
import { VALUE_BAND_WORDS, VALUE_BANDS } from "#app/domain/subcontract/value-bands.ts";
import { type ChosenColumns, columnsField, withColumns } from "#app/domain/view/columns.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { ListTools } from "#app/ui/kit/list-tools.tsx";
import { NearNotice } from "#app/ui/kit/near-notice.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Filter, SearchBar } from "#app/ui/kit/search-bar.tsx";
import { ColumnChoice, shownColumns } from "#app/ui/view/column-choice.tsx";
import { type SubcontractRow, subcontractColumns } from "./subcontract-columns.tsx";

type Counts = Record<string, number>;

export type SubcontractTableProps = {
  organizationId: string;
  /** the contract they belong to; absent where the whole supply chain is listed */
  contractId?: string;
  /** where the list itself stands */
  listHref: string;
  /** the dates of the page as fields of an address; none for now */
  moment?: Record<string, string>;
  subcontracts: readonly SubcontractRow[];
  /** what the list is narrowed to and sorted by */
  filter: SubcontractListAddress;
  /** what it shows beside the numbers */
  columns: ChosenColumns;
  /** how many each choice would leave; absent where they are not counted */
  counts?: { state: Counts; standing: Counts; contract: Counts; handles: Counts };
  /** the contracts to choose from */
  contracts?: readonly { id: string; piid: string }[];
  /** the prime asks something beyond the rule */
  hasOwnTerms?: boolean;
  /** whether it is a page after the first */
  isLater: boolean;
  /** where the next page begins; null on the last */
  next: SubcontractCursor | null;
  mayWrite: boolean;
  /** the form to which the chosen rows belong; absent where nothing is done with several */
  selectionFormId?: string;
  /** the list without any filter, where that is not its plain address */
  clearHref?: string;
  /** the saved views, above the search */
  views?: ReactNode;
  /** what is said of the list and done with several of them, above the rows */
  tools?: ReactNode;
};

/** Subcontracts of a contract or of the whole supply chain: searched, narrowed, sorted. */
export function SubcontractTable(props: SubcontractTableProps) {
  const { organizationId, contractId, listHref, subcontracts, filter, next } = props;
  const { moment = {}, columns: chosen } = props;
  // A contract's own page names the contract already.
  const narrowing = contractId ? { ...filter, contractId: undefined } : filter;
  const fields = subcontractListFields(narrowing);
  const isNarrowed = Object.keys(fields).some((name) => name !== "sort" && name !== "order");
  const to = (changed: Record<string, string>) =>
    listHref + withColumns(addressOf({ ...moment, ...changed }), chosen);
  const plainHref = props.clearHref ?? to({});
  // Its plain address may open with a view that somebody chose.
  const firstHref = Object.keys(fields).length > 0 ? to(fields) : plainHref;
  const columns = subcontractColumns(organizationId, {
    showsContract: contractId === undefined,
    at: addressOf(moment),
    sorting: {
      filter,
      to: (sorting) => to(subcontractListFields({ ...narrowing, ...sorting })),
    },
  });
  return (
    <>
      <ListTools>
        {props.views}
        {(subcontracts.length > 0 || isNarrowed) && (
          <SearchBar
            label="Search subcontracts"
            query={filter.search}
            placeholder="Number, title, supplier, CAGE or UEI"
            filters={filtersOf(props)}
            clearHref={plainHref}
            hidden={{ ...moment, ...linkedTo(filter), ...columnsField(chosen) }}
          />
        )}
        {filter.isNear && filter.search && subcontracts.length > 0 && (
          <NearNotice search={filter.search} />
        )}
        {subcontracts.length > 0 && (
          <ColumnChoice
            columns={columns}
            chosen={chosen}
            query={addressOf({ ...moment, ...fields })}
            listHref={listHref}
          />
        )}
        {props.tools}
      </ListTools>
      <DataTable
        caption="Subcontracts"
        captionHidden
        wide="most"
        columns={shownColumns(columns, chosen)}
        rows={subcontracts}
        rowKey={(row) => row.id}
        selection={
          props.selectionFormId
            ? {
                name: "subcontractId",
                formId: props.selectionFormId,
                valueOf: (row) => row.id,
                labelOf: (row) => `${row.number} ${row.supplierName}`,
              }
            : undefined
        }
        empty={<NoSubcontracts {...props} isNarrowed={isNarrowed} />}
      />
      <Pager
        firstHref={props.isLater ? firstHref : undefined}
        nextHref={next ? to({ ...fields, from: next.place, after: next.number }) : undefined}
        label="Subcontracts"
      />
    </>
  );
}

function filtersOf(props: SubcontractTableProps): Filter[] {
  const { filter, counts, contracts = [], hasOwnTerms = false } = props;
  const label = (word: string, count: number | undefined) =>
    counts ? `${word} (${count ?? 0})` : word;
  const filters: Filter[] = [
    {
      name: "state",
      label: "May it be awarded?",
      value: filter.state,
      options: POSTURE_STATES.map((one) => ({
        value: one,
        label: label(POSTURE_WORDS[one], counts?.state[one]),
      })),
    },
    {
      name: "standing",
      label: "Where does it stand?",
      value: filter.standing,
      options: STANDINGS.map((one) => ({
        value: one,
        label: label(STANDING_WORDS[one], counts?.standing[one]),
      })),
    },
  ];
  if (contracts.length > 1)
    filters.push({
      name: "contract",
      label: "Contract",
      value: filter.contractId,
      options: contracts.map(({ id, piid }) => ({
        value: id,
        label: label(formatPiid(piid), counts?.contract[id]),
      })),
    });
  if (counts)
    filters.push({
      name: "handles",
      label: "Handles",
      value: filter.handles,
      options: HANDLES.map(([value, word]) => ({
        value,
        label: label(word, counts.handles[value]),
      })),
    });
  filters.push({
    name: "value",
    label: "Value",
    value: filter.value,
    options: VALUE_BANDS.map((band) => ({ value: band, label: VALUE_BAND_WORDS[band] })),
  });
  if (hasOwnTerms) filters.push({ ...OWN_TERMS_FILTER, value: filter.own });
  return [...filters, { ...SORTING, value: filter.sort === "number" ? "" : filter.sort }];
}

/** What narrows it by a link that led here, and is no filter of the form. */
function linkedTo({ lapsesIn, changesByAward, isClosed }: SubcontractListAddress) {
  return subcontractListFields({ lapsesIn, changesByAward, isClosed });
}

const HANDLES = [
  ["CUI", "CUI"],
  ["FCI", "FCI"],
  ["none", "Neither"],
  ["not-answered", "Not answered"],
] as const;

const OWN_TERMS_FILTER = {
  name: "own",
  label: "Own terms",
  options: [
    { value: "met", label: "Met" },
    { value: "not-met", label: "Not met" },
  ],
};

const SORTING = {
  name: "sort",
  label: "Sort by",
  all: "Number",
  options: [
    { value: "supplier", label: "Supplier" },
    { value: "contract", label: "Contract" },
    { value: "state", label: "Worst first" },
    { value: "until", label: "Lapses first" },
    { value: "award", label: "Award planned first" },
    { value: "value", label: "Value" },
  ],
};

function addressOf(fields: Record<string, string>): string {
  return Object.keys(fields).length > 0 ? `?${new URLSearchParams(fields)}` : "";
}

function NoSubcontracts(props: SubcontractTableProps & { isNarrowed: boolean }) {
  const { organizationId, contractId, listHref, isNarrowed, mayWrite } = props;
  if (isNarrowed)
    return (
      <EmptyState title="No subcontract fits">
        Change what you search for, or{" "}
        <a href={`${listHref}${addressOf(props.moment ?? {})}`}>show all of them</a>.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No subcontract yet"
      action={
        mayWrite &&
        (contractId ? (
          <ButtonLink href={paths.prime.newSubcontract(organizationId, contractId)}>
            Add a subcontract
          </ButtonLink>
        ) : (
          <ButtonLink href={paths.prime.contracts(organizationId)}>Choose a contract</ButtonLink>
        ))
      }
    >
      Add the agreements you place or plan to place under a contract, one by one, or{" "}
      <a href={paths.prime.importSuppliers(organizationId)}>bring them in from a spreadsheet</a>.
    </EmptyState>
  );
}
