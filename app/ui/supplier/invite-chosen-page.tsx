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

export type ChosenRow = {
  supplierId: string;
  legalName: string;
  /** who gets the letter; null where nobody does */
  to: string | null;
  /** why nobody does */
  why: string | null;
  asks: readonly string[];
  dueOn: string | null;
};

type InviteChosenPageProps = {
  organizationId: string;
  rows: readonly ChosenRow[];
  /** one of the letters; null where none goes out */
  letter: ShownSample | null;
  lastResult?: SubmissionResult;
};

/** Who of the chosen suppliers gets which invitation, and who gets none and why, before any is sent. */
export function InviteChosenPage(props: InviteChosenPageProps) {
  const { organizationId, rows, letter, lastResult } = props;
  const [form] = useForm({ id: "invite-chosen", lastResult });
  const list = paths.prime.suppliers(organizationId);
  const reached = rows.filter(({ to }) => to !== null);
  const others = rows.filter(({ to }) => to === null);
  return (
    <ChosenPage
      title="Invite the chosen suppliers"
      lead="Each letter says what is asked of its supplier, and its button opens until the answer is due, for 14 days at least."
      list={{ label: "Suppliers", href: list, back: "Back to the suppliers" }}
      nothing={{
        title: "No invitation would reach anybody",
        unchosen: "No supplier was chosen. Choose some in the list.",
      }}
      reached={{
        caption: "Who gets an invitation",
        columns: REACHED,
        rows: reached,
        rowKey: ({ supplierId }) => supplierId,
      }}
      leftOut={{
        caption: "Who gets none",
        columns: OTHERS,
        rows: others,
        rowKey: ({ supplierId }) => supplierId,
      }}
      letter={letter}
      aboutLetter={
        <a href={paths.prime.letterWords(organizationId, "supplier-invitation")}>
          Change what you add to each
        </a>
      }
    >
      <Form form={form}>
        <ChosenIds name="supplierId" ids={reached.map(({ supplierId }) => supplierId)} />
        <ButtonRow>
          <Button>Send {countWords(reached.length, "invitation")}</Button>
          <a href={list}>Cancel</a>
        </ButtonRow>
      </Form>
    </ChosenPage>
  );
}

const SUPPLIER: Column<ChosenRow> = {
  id: "supplier",
  header: "Supplier",
  rowHeader: true,
  cell: ({ legalName }) => legalName,
};

const REACHED: Column<ChosenRow>[] = [
  SUPPLIER,
  { id: "to", header: "To", cell: ({ to }) => to },
  {
    id: "asks",
    header: "What is asked",
    cell: ({ asks }) =>
      asks.length === 0 ? (
        "Nothing yet: to set up their account"
      ) : (
        <ul className="plain-list">
          {asks.map((ask) => (
            <li key={ask}>{ask}</li>
          ))}
        </ul>
      ),
  },
  {
    id: "due",
    header: "Answer due",
    cell: ({ dueOn }) => (dueOn ? <DateText on={dueOn} /> : "No day"),
  },
];

const OTHERS: Column<ChosenRow>[] = [
  SUPPLIER,
  { id: "why", header: "Why", cell: ({ why }) => why },
];
