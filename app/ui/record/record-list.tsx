import { HOW_TO_VERIFY } from "#app/domain/record/how-to-verify.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import { paths } from "#app/paths.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { RecordCard } from "./record-card.tsx";

/** That a record is being built, on a page that comes back by itself. */
export function BuildingNotice({ href }: { href: string }) {
  return (
    <Notice title="The record is being built" live>
      This page looks again every few seconds. <a href={href}>Look again now</a>
    </Notice>
  );
}

type RecordListProps = { organizationId: string; records: readonly RecordSummary[] };

/** Sealed documents, newest first, and how anyone checks them. */
export function RecordList({ organizationId, records }: RecordListProps) {
  const { prime } = paths;
  return (
    <>
      <Section title="Records" id="records">
        {records.length === 0 ? (
          <EmptyState title="No record was made yet">
            Make one before the award, and again whenever somebody asks. Each holds what was known
            at that moment.
          </EmptyState>
        ) : (
          records.map((record) => (
            <RecordCard
              key={record.id}
              record={record}
              zipHref={prime.recordZip(organizationId, record.id)}
              pdfHref={prime.recordPdf(organizationId, record.id)}
              jsonHref={prime.recordJson(organizationId, record.id)}
            />
          ))
        )}
      </Section>
      <Disclosure summary="How anyone verifies a record without Flowdown">
        <p>
          <a href={paths.verify}>This page</a> checks the whole record in the browser and sends it
          nowhere; it can be saved and used without a network. So does the command{" "}
          <code>flowdown verify RECORD.zip</code>. By hand:
        </p>
        <ol>
          {HOW_TO_VERIFY.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Disclosure>
    </>
  );
}
