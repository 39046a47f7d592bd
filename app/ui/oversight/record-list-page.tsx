import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { HOW_TO_VERIFY } from "#app/domain/oversight/how-to-verify.ts";
import type { RecordSummary } from "#app/domain/oversight/record-summary.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { RecordCard } from "./record-card.tsx";

type RecordListPageProps = {
  organizationId: string;
  subcontract: {
    id: string;
    number: string;
    title: string;
    contract: { id: string; piid: string };
  };
  records: readonly RecordSummary[];
  today: string;
  mayMake: boolean;
  lastResult?: SubmissionResult;
};

/** The sealed documents of a subcontract, newest first, and the way to make another. */
export function RecordListPage(props: RecordListPageProps) {
  const { organizationId, subcontract, records, mayMake } = props;
  const { prime } = paths;
  const { id, number, contract } = subcontract;
  const isBuilding = records[0]?.state === "building";
  return (
    <Page
      title="Oversight records"
      kicker={`Subcontract ${number}`}
      lead="A record says what was required, stated, checked and decided, with the proof that none of it was changed since. Give it to a contract officer as it is."
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href: prime.contract(organizationId, contract.id) },
        { label: number, href: prime.subcontract(organizationId, id) },
      ]}
    >
      {isBuilding && (
        <Notice title="The record is being built" live>
          This page looks again every few seconds.{" "}
          <a href={prime.records(organizationId, id)}>Look again now</a>
        </Notice>
      )}
      {mayMake && !isBuilding && <MakeRecord {...props} />}
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
    </Page>
  );
}

function MakeRecord({ today, lastResult }: RecordListPageProps) {
  const [form, fields] = useForm<{ asOf: string }>({
    id: "record",
    lastResult,
    defaultValue: { asOf: today },
  });
  return (
    <Section title="Make a record now">
      <Form form={form}>
        <TextField
          field={fields.asOf}
          label="Verdict as of"
          hint="The facts are those known now; the verdict is decided for this day."
          type="date"
        />
        <div>
          <Button>Make a record now</Button>
        </div>
      </Form>
    </Section>
  );
}
