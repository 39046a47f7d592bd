import type { SubmissionResult } from "@conform-to/react";
import type { AuditSample } from "#app/domain/audit/drawn-sample.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/kit/page.tsx";
import { MakeRecord, type RecordDays } from "./make-record.tsx";
import { BuildingNotice, RecordList } from "./record-list.tsx";

type SampleRecordListPageProps = {
  organizationId: string;
  auditId: string;
  sample: AuditSample;
  records: readonly RecordSummary[];
  days: RecordDays;
  mayMake: boolean;
  lastResult?: SubmissionResult;
};

/** The sealed documents of a sample that an auditor drew, and the way to make another. */
export function SampleRecordListPage(props: SampleRecordListPageProps) {
  const { organizationId, auditId, sample, records, days, mayMake, lastResult } = props;
  const { prime } = paths;
  const isBuilding = records.some((record) => record.state === "building");
  const count = sample.subcontracts.length;
  return (
    <Page
      title="Oversight records"
      kicker={`Sample of ${count} of ${countWords(sample.population, "subcontract")}, drawn by ${sample.drawnByName}`}
      lead="One record covers the subcontracts drawn, with the seed, so that anyone can draw them again. The auditors of the room can download it as soon as it is built."
      breadcrumb={[
        { label: "Audits", href: prime.audits(organizationId) },
        { label: "Audit room", href: prime.audit(organizationId, auditId) },
      ]}
    >
      {isBuilding && (
        <BuildingNotice href={prime.sampleRecords(organizationId, auditId, sample.id)} />
      )}
      {mayMake && !isBuilding && <MakeRecord days={days} lastResult={lastResult} />}
      <RecordList organizationId={organizationId} records={records} />
    </Page>
  );
}
