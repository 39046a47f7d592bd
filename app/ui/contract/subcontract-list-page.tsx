import { paths } from "#app/paths.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { monthLabel } from "#app/ui/overview/month-names.ts";
import { Legend } from "#app/ui/posture/legend.tsx";
import { SubcontractTable, type SubcontractTableProps } from "./subcontract-table.tsx";

/** Every subcontract of the prime, whatever its contract. */
export function SubcontractListPage(props: Omit<SubcontractTableProps, "contractId" | "listHref">) {
  const { lapsesIn } = props;
  return (
    <Page
      title={lapsesIn ? `Verdicts that end in ${monthLabel(lapsesIn)}` : "Subcontracts"}
      lead="Every subcontract of your supply chain with its verdict of today."
    >
      <SubcontractTable {...props} listHref={paths.prime.subcontracts(props.organizationId)} />
      <Disclosure summary="What the states mean">
        <Legend />
      </Disclosure>
    </Page>
  );
}
