import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { ChosenIds, ChosenPage } from "#app/ui/kit/chosen-page.tsx";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import type { ShownSample } from "#app/ui/kit/sample-letter.tsx";

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
    <ChosenPage
      title="Remind the chosen suppliers"
      lead="A letter of its own goes out for each request. Nobody is reminded of one twice a day."
      list={{ label: "Whom to chase", href: listHref, back: "Back to whom to chase" }}
      nothing={{
        title: "No reminder would reach anybody",
        unchosen: "Nobody was chosen. Choose some in the list.",
      }}
      reached={{
        caption: "Who is reminded",
        columns: REACHED(organizationId),
        rows: reached,
        rowKey: ({ requestId }) => requestId,
      }}
      leftOut={{
        caption: "Who is not reminded",
        columns: OTHERS(organizationId),
        rows: others,
        rowKey: ({ requestId }) => requestId,
      }}
      letter={letter}
      aboutLetter={<a href={wordsHref}>Change what you add to each</a>}
    >
      <Form form={form}>
        <ChosenIds name="requestId" ids={reached.map(({ requestId }) => requestId)} />
        <ButtonRow>
          <Button>Remind of {countWords(reached.length, "request")}</Button>
          <a href={listHref}>Not yet</a>
        </ButtonRow>
      </Form>
    </ChosenPage>
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
