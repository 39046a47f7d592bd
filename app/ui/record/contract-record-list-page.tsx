import type { SubmissionResult } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/kit/page.tsx";
import { GapList, type SubcontractGaps } from "./gap-list.tsx";
import { MakeRecord, type RecordDays } from "./make-record.tsx";
import { BuildingNotice, RecordList } from "./record-list.tsx";

type ContractRecordListPageProps = {
  organizationId: string;
  contract: { id: string; piid: string; title: string };
  records: readonly RecordSummary[];
  gaps: readonly SubcontractGaps[];
  days: RecordDays;
  mayMake: boolean;
  lastResult?: SubmissionResult;
};

/** The sealed documents of a contract with all its subcontracts, and the way to make another. */
export function ContractRecordListPage(props: ContractRecordListPageProps) {
  const { organizationId, contract, records, gaps, days, mayMake, lastResult } = props;
  const { prime } = paths;
  const piid = formatPiid(contract.piid);
  const isBuilding = records.some((record) => record.state === "building");
  return (
    <Page
      title="Oversight records"
      kicker={`Contract ${piid}`}
      lead="One record covers the contract and every subcontract under it: what was required, stated, checked and decided, with the proof that none of it was changed since."
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: piid, href: prime.contract(organizationId, contract.id) },
      ]}
    >
      {isBuilding ? (
        <BuildingNotice href={prime.contractRecords(organizationId, contract.id)} />
      ) : (
        <GapList organizationId={organizationId} subcontracts={gaps} isNumbered />
      )}
      {mayMake && !isBuilding && <MakeRecord days={days} lastResult={lastResult} />}
      <RecordList organizationId={organizationId} records={records} />
    </Page>
  );
}
