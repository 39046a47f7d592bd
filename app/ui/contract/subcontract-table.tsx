import { STANDING_WORDS, STANDINGS } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { type SubcontractRow, subcontractColumns } from "./subcontract-columns.tsx";

export type SubcontractTableProps = {
  organizationId: string;
  /** the contract they belong to; absent where the whole supply chain is listed */
  contractId?: string;
  /** where the list itself stands */
  listHref: string;
  /** the dates of the page as fields of an address; none for now */
  moment?: Record<string, string>;
  /** the month in which they lapse, when the list is narrowed to one */
  lapsesIn?: string;
  subcontracts: readonly SubcontractRow[];
  search: string;
  state: string;
  standing?: string;
  /** narrowed to those that may be awarded today and not on the planned award day */
  changesByAward?: boolean;
  /** by what the prime asks beyond the rule; offered where it asks something */
  own?: string;
  hasOwnTerms?: boolean;
  /** number after which the next page begins */
  next: string | null;
  mayWrite: boolean;
};

/** The subcontracts of a contract: searched, filtered, a page at a time. */
export function SubcontractTable(props: SubcontractTableProps) {
  const { organizationId, contractId, listHref, subcontracts, search, state, next } = props;
  const { lapsesIn, own = "", hasOwnTerms = false, moment = {} } = props;
  const { standing = "", changesByAward = false } = props;
  const query = new URLSearchParams({
    ...moment,
    ...(search && { q: search }),
    ...(state && { state }),
    ...(standing && { standing }),
    ...(changesByAward && { awardDay: "not" }),
    ...(lapsesIn && { lapsesIn }),
    ...(own && { own }),
  });
  if (next) query.set("after", next);
  const isNarrowed =
    [search, state, standing, own].some((one) => one !== "") ||
    lapsesIn !== undefined ||
    changesByAward;
  return (
    <>
      {(subcontracts.length > 0 || isNarrowed) && (
        <SearchBar
          label="Search subcontracts"
          query={search}
          placeholder="Number, title or supplier"
          filters={[
            {
              name: "state",
              label: "May it be awarded?",
              value: state,
              options: POSTURE_STATES.map((one) => ({ value: one, label: POSTURE_WORDS[one] })),
            },
            {
              name: "standing",
              label: "Where does it stand?",
              value: standing,
              options: STANDINGS.map((one) => ({ value: one, label: STANDING_WORDS[one] })),
            },
            ...(hasOwnTerms ? [{ ...OWN_TERMS_FILTER, value: own }] : []),
          ]}
          clearHref={`${listHref}${addressOf(moment)}`}
          hidden={{
            ...moment,
            ...(lapsesIn && { lapsesIn }),
            ...(changesByAward && { awardDay: "not" }),
          }}
        />
      )}
      <DataTable
        caption="Subcontracts"
        captionHidden
        columns={subcontractColumns(organizationId, contractId === undefined, addressOf(moment))}
        rows={subcontracts}
        rowKey={(row) => row.id}
        empty={<NoSubcontracts {...props} isNarrowed={isNarrowed} />}
      />
      <Pager nextHref={next ? `${listHref}?${query}` : undefined} label="Subcontracts" />
    </>
  );
}

const OWN_TERMS_FILTER = {
  name: "own",
  label: "Own terms",
  options: [
    { value: "met", label: "Met" },
    { value: "not-met", label: "Not met" },
  ],
};

function addressOf(moment: Record<string, string>): string {
  return Object.keys(moment).length > 0 ? `?${new URLSearchParams(moment)}` : "";
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
