import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import type { HoldingRecord, KeptFile } from "#app/domain/retention/kept-file.ts";
import { paths } from "#app/paths.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";

/** A file with everything that decides how long it is kept. */
export function fileColumns(organizationId: string): Column<KeptFile>[] {
  const { prime } = paths;
  return [
    {
      id: "file",
      header: "File",
      rowHeader: true,
      cell: ({ fileName, sha256 }) => (
        <Stack gap="tight">
          <span>{fileName}</span>
          <Identifier short>{sha256}</Identifier>
        </Stack>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      cell: ({ supplier }) => (
        <a href={prime.supplier(organizationId, supplier.id)}>{supplier.legalName}</a>
      ),
    },
    {
      id: "facts",
      header: "Stands beside",
      cell: ({ facts, answers, planItems }) => (
        <ul className="plain-list">
          {planItems.map(({ planId, systemName, itemNumber, receivedOn }) => (
            <li key={`${planId} ${itemNumber}`}>
              <a href={prime.remediationPlan(organizationId, planId)}>
                Item {itemNumber} of the plan for {systemName}
              </a>{" "}
              <DateText on={receivedOn} />
            </li>
          ))}
          {answers.map(({ questionnaireRequestId: id, title, receivedOn }) => (
            <li key={`${id} ${receivedOn}`}>
              <a href={prime.sentQuestionnaire(organizationId, id)}>{title}</a>{" "}
              <DateText on={receivedOn} />
            </li>
          ))}
          {facts.map((fact) => (
            <li key={fact.factId}>
              <a href={prime.review(organizationId, fact.factId)}>
                {fact.assessmentType ?? FACT_KIND_NAMES[fact.kind]}
              </a>
              {fact.statedOn && (
                <>
                  {" "}
                  <DateText on={fact.statedOn} />
                </>
              )}
            </li>
          ))}
        </ul>
      ),
    },
    { id: "until", header: "Kept until", cell: (file) => <KeptUntil file={file} /> },
    {
      id: "records",
      header: "In records",
      cell: ({ records }) => <Records organizationId={organizationId} records={records} />,
    },
    {
      id: "hold",
      header: "Legal hold",
      cell: ({ holds }) => (holds[0] ? <strong>{holds[0].reason}</strong> : "None"),
    },
  ];
}

function KeptUntil({ file }: { file: KeptFile }) {
  const { until, why, citation } = file.retention;
  return (
    <Stack gap="tight">
      <DateText on={until} />
      <span>
        {why} {citation && <Citation brief>{citation}</Citation>}
      </span>
    </Stack>
  );
}

const MOST_RECORDS = 3;

function Records(props: { organizationId: string; records: readonly HoldingRecord[] }) {
  const { organizationId, records } = props;
  if (records.length === 0) return "None";
  return (
    <ul className="plain-list">
      {records.slice(0, MOST_RECORDS).map(({ id, number, builtOn, subcontractId }) => (
        <li key={id}>
          {subcontractId ? (
            <a href={`${paths.prime.records(organizationId, subcontractId)}#${number}`}>{number}</a>
          ) : (
            number
          )}{" "}
          <DateText on={builtOn} />
        </li>
      ))}
      {records.length > MOST_RECORDS && <li>and {records.length - MOST_RECORDS} more</li>}
    </ul>
  );
}
