import type { ReactNode } from "react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { subcontractListQuery } from "#app/domain/posture/subcontract-list-address.ts";
import { supplierListQuery } from "#app/domain/supplier/list-address.ts";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { NearNotice } from "#app/ui/kit/near-notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

type Found<Item> = { items: readonly Item[]; isMore: boolean };

type FoundSubcontract = {
  id: string;
  number: string;
  title: string;
  supplierName: string;
  contractPiid: string;
  postureState: PostureState;
};

type SearchPageProps = {
  organizationId: string;
  search: string;
  /** null while nothing was searched for */
  found: {
    suppliers: Found<{
      id: string;
      legalName: string;
      uei: string | null;
      cages: readonly string[];
      state: PostureState | null;
    }>;
    subcontracts: Found<FoundSubcontract>;
    closedSubcontracts: Found<FoundSubcontract>;
    contracts: Found<{ id: string; piid: string; title: string; agency: string }>;
    assessments: Found<{
      factId: string;
      cmmcUid: string;
      type: string;
      status: string | null;
      statusDate: string;
      supplierName: string;
    }>;
  } | null;
  /** it only comes close to what was searched for */
  isNear: boolean;
};

/** What was found of everything that the prime keeps. */
export function SearchPage({ organizationId, search, found, isNear }: SearchPageProps) {
  const isFound = Object.values(found ?? {}).some(({ items }) => items.length > 0);
  return (
    <Page
      title={search ? `Search: ${search}` : "Search"}
      lead="Suppliers, contracts, subcontracts and assessments, by name, number, UEI, CAGE or CMMC UID."
    >
      <SearchBar label="Search everything" query={search} />
      {isFound && isNear && <NearNotice search={search} />}
      {found && isFound && (
        <Results organizationId={organizationId} search={search} found={found} />
      )}
      {found && !isFound && (
        <EmptyState title={`Nothing holds “${search}” or comes close to it`}>
          Search for part of a name, a number of a contract or subcontract, a UEI, a CAGE code or a
          CMMC UID.
        </EmptyState>
      )}
    </Page>
  );
}

type ResultsProps = {
  organizationId: string;
  search: string;
  found: NonNullable<SearchPageProps["found"]>;
};

function Results({ organizationId, search, found }: ResultsProps) {
  const { prime } = paths;
  const subcontracts = prime.subcontracts(organizationId);
  return (
    <>
      <FoundList
        title="Suppliers"
        found={found.suppliers}
        allHref={prime.suppliers(organizationId) + supplierListQuery({ search })}
        keyOf={({ id }) => id}
        item={({ id, legalName, uei, cages, state }) => (
          <>
            <a href={prime.supplier(organizationId, id)}>{legalName}</a>{" "}
            <span className="identifier">{[uei, ...cages].filter(Boolean).join(" ")}</span>{" "}
            {state && <StateMark state={state} />}
          </>
        )}
      />
      <FoundList
        title="Contracts"
        found={found.contracts}
        allHref={prime.contracts(organizationId)}
        keyOf={({ id }) => id}
        item={({ id, piid, title, agency }) => (
          <>
            <a className="identifier" href={prime.contract(organizationId, id)}>
              {formatPiid(piid)}
            </a>{" "}
            {title}, {agency}
          </>
        )}
      />
      <FoundList
        title="Subcontracts"
        found={found.subcontracts}
        allHref={subcontracts + subcontractListQuery({ search })}
        keyOf={({ id }) => id}
        item={(one) => <SubcontractLine organizationId={organizationId} {...one} />}
      />
      <FoundList
        title="Closed subcontracts"
        found={found.closedSubcontracts}
        allHref={subcontracts + subcontractListQuery({ search, isClosed: true })}
        keyOf={({ id }) => id}
        item={(one) => <SubcontractLine organizationId={organizationId} {...one} isClosed />}
      />
      <FoundList
        title="Assessments by CMMC UID"
        found={found.assessments}
        keyOf={({ factId }) => factId}
        item={({ factId, cmmcUid, type, status, statusDate, supplierName }) => (
          <>
            <a className="identifier" href={prime.review(organizationId, factId)}>
              {cmmcUid}
            </a>{" "}
            {[status, type].filter(Boolean).join(" ")} of <DateText on={statusDate} />,{" "}
            {supplierName}
          </>
        )}
      />
    </>
  );
}

type FoundListProps<Item> = {
  title: string;
  found: Found<Item>;
  /** the list that has all of them */
  allHref?: string;
  keyOf: (item: Item) => string;
  item: (item: Item) => ReactNode;
};

function FoundList<Item>({ title, found, allHref, keyOf, item }: FoundListProps<Item>) {
  if (found.items.length === 0) return null;
  return (
    <Section title={title} id={title.toLowerCase().replaceAll(" ", "-")}>
      <ul className="found-list">
        {found.items.map((one) => (
          <li key={keyOf(one)}>{item(one)}</li>
        ))}
      </ul>
      {found.isMore && allHref && (
        <p>
          <a href={allHref}>See all of them in the list</a>
        </p>
      )}
    </Section>
  );
}

function SubcontractLine(props: FoundSubcontract & { organizationId: string; isClosed?: boolean }) {
  const { organizationId, id, number, title, supplierName, contractPiid, postureState } = props;
  return (
    <>
      <a className="identifier" href={paths.prime.subcontract(organizationId, id)}>
        {number}
      </a>{" "}
      {title}, {supplierName}, under <span className="identifier">{formatPiid(contractPiid)}</span>{" "}
      {!props.isClosed && <StateMark state={postureState} />}
    </>
  );
}
