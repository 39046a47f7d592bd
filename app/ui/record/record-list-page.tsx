import type { SubmissionResult } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/kit/page.tsx";
import { GapList, type SubcontractGaps } from "./gap-list.tsx";
import { MakeRecord, type RecordDays } from "./make-record.tsx";
import { BuildingNotice, RecordList } from "./record-list.tsx";

type RecordListPageProps = {
  organizationId: string;
  subcontract: {
    id: string;
    number: string;
    title: string;
    contract: { id: string; piid: string };
  };
  records: readonly RecordSummary[];
  gaps: readonly SubcontractGaps[];
  days: RecordDays;
  mayMake: boolean;
  lastResult?: SubmissionResult;
};

/** The sealed documents that cover a subcontract, newest first, and the way to make another. */
export function RecordListPage(props: RecordListPageProps) {
  const { organizationId, subcontract, records, gaps, days, mayMake, lastResult } = props;
  const { prime } = paths;
  const { id, number, contract } = subcontract;
  const isBuilding = records.some((record) => record.state === "building");
  return (
    <Page
      title="Oversight records"
      kicker={`Subcontract ${number}`}
      lead={
        <>
          A record says what was required, stated, checked and decided, with the proof that none of
          it was changed since. Give it to a contract officer as it is. One of{" "}
          <a href={prime.contractRecords(organizationId, contract.id)}>the whole contract</a> covers
          all its subcontracts.
        </>
      }
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href: prime.contract(organizationId, contract.id) },
        { label: number, href: prime.subcontract(organizationId, id) },
      ]}
    >
      {isBuilding ? (
        <BuildingNotice href={prime.records(organizationId, id)} />
      ) : (
        <GapList organizationId={organizationId} subcontracts={gaps} />
      )}
      {mayMake && !isBuilding && <MakeRecord days={days} lastResult={lastResult} />}
      <RecordList organizationId={organizationId} records={records} />
    </Page>
  );
}
