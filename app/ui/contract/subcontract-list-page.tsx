import { paths } from "#app/paths.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Legend } from "#app/ui/posture/legend.tsx";
import { monthLabel } from "#app/ui/posture/month-names.ts";
import { SubcontractTable, type SubcontractTableProps } from "./subcontract-table.tsx";

type SubcontractListPageProps = Omit<SubcontractTableProps, "contractId" | "listHref"> & {
  /** the list as files, and of it what is ineligible */
  downloads: { csv: string; xlsx: string; ineligible: string };
};

/** Every subcontract of the prime, whatever its contract. */
export function SubcontractListPage({ downloads, ...table }: SubcontractListPageProps) {
  const { lapsesIn, isClosed } = table.filter;
  const list = paths.prime.subcontracts(table.organizationId);
  return (
    <Page
      title={titleOf(lapsesIn, isClosed)}
      lead={
        isClosed
          ? "Withdrawn, or their work is over: they count nowhere, and records can still be made of them."
          : "Every open subcontract of your supply chain: may it be awarded today, and where does it stand?"
      }
    >
      <p className="only-on-screen">
        Download this list, with every reason:{" "}
        <a href={downloads.csv} download>
          CSV
        </a>
        {" · "}
        <a href={downloads.xlsx} download>
          XLSX
        </a>
        {" · "}
        <a href={downloads.ineligible} download>
          What is ineligible, by contract (XLSX)
        </a>
      </p>
      <SubcontractTable {...table} listHref={list} />
      <p>
        {isClosed ? (
          <a href={list}>Open subcontracts</a>
        ) : (
          <a href={`${list}?closed=yes`}>Closed subcontracts</a>
        )}
      </p>
      <Disclosure summary="What the states mean">
        <Legend />
      </Disclosure>
    </Page>
  );
}

function titleOf(lapsesIn: string | undefined, isClosed: boolean): string {
  if (lapsesIn) return `Verdicts that end in ${monthLabel(lapsesIn)}`;
  return isClosed ? "Closed subcontracts" : "Subcontracts";
}
