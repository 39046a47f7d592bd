import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SampleLetter, type ShownSample } from "#app/ui/kit/sample-letter.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type ChosenRow = {
  requestId: string;
  supplierId: string;
  supplierName: string;
  subcontractNumber: string;
  /** who gets the letter; null where nobody does */
  to: readonly { name: string; email: string }[] | null;
  dueOn: string | null;
  /** why nobody does */
  why: string | null;
};

type RemindChosenPageProps = {
  organizationId: string;
  rows: readonly ChosenRow[];
  /** one of the letters; null where none goes out */
  letter: ShownSample | null;
  listHref: string;
  wordsHref: string;
  lastResult?: SubmissionResult;
};

/** Who of those chosen gets which reminder, and who gets none and why, before any is sent. */
export function RemindChosenPage(props: RemindChosenPageProps) {
  const { organizationId, rows, letter, listHref, wordsHref, lastResult } = props;
  const [form] = useForm({ id: "remind-chosen", lastResult });
  const reached = rows.filter(({ to }) => to !== null);
  const others = rows.filter(({ to }) => to === null);
  return (
    <Page
      title="Remind the chosen suppliers"
      breadcrumb={[{ label: "Whom to chase", href: listHref }]}
      lead="A letter of its own goes out for each request. Nobody is reminded of one twice a day."
    >
      {reached.length === 0 ? (
        <EmptyState
          title="No reminder would reach anybody"
          action={<ButtonLink href={listHref}>Back to whom to chase</ButtonLink>}
        >
          {rows.length === 0
            ? "Nobody was chosen. Choose some in the list."
            : "The reasons stand below."}
        </EmptyState>
      ) : (
        <Form form={form}>
          {reached.map(({ requestId }) => (
            <input key={requestId} type="hidden" name="requestId" value={requestId} />
          ))}
          <DataTable
            caption="Who is reminded"
            columns={REACHED(organizationId)}
            rows={reached}
            rowKey={(row) => row.requestId}
          />
          <ButtonRow>
            <Button>Remind of {countWords(reached.length, "request")}</Button>
            <a href={listHref}>Not yet</a>
          </ButtonRow>
        </Form>
      )}
      {others.length > 0 && (
        <Section title="Who is not reminded">
          <DataTable
            caption="Who is not reminded"
            captionHidden
            columns={OTHERS(organizationId)}
            rows={others}
            rowKey={(row) => row.requestId}
          />
        </Section>
      )}
      {letter && (
        <Section title="One of the letters">
          <p>
            <a href={wordsHref}>Change what you add to each</a>
          </p>
          <SampleLetter {...letter} />
        </Section>
      )}
    </Page>
  );
}

const WHICH = (organizationId: string): Column<ChosenRow>[] => [
  {
    id: "supplier",
    header: "Supplier",
    rowHeader: true,
    cell: ({ supplierId, supplierName }) => (
      <a href={paths.prime.supplier(organizationId, supplierId)}>{supplierName}</a>
    ),
  },
  { id: "subcontract", header: "Subcontract", cell: ({ subcontractNumber }) => subcontractNumber },
];

const REACHED = (organizationId: string): Column<ChosenRow>[] => [
  ...WHICH(organizationId),
  {
    id: "to",
    header: "To",
    cell: ({ to }) => (to ?? []).map(({ name, email }) => `${name} (${email})`).join(", "),
  },
  { id: "due", header: "Due", cell: ({ dueOn }) => dueOn && <DateText on={dueOn} /> },
];

const OTHERS = (organizationId: string): Column<ChosenRow>[] => [
  ...WHICH(organizationId),
  { id: "why", header: "Why", cell: ({ why }) => why },
];
