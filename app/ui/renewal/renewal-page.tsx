import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { ChosenIds, ChosenPage } from "#app/ui/kit/chosen-page.tsx";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import type { ShownSample } from "#app/ui/kit/sample-letter.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type RenewalRow = {
  supplier: { id: string; legalName: string };
  /** what the letter says that lapses; null where none goes */
  told: readonly string[] | null;
  readers: readonly { name: string; email: string }[];
  /** the subcontract whose request is answered */
  about: { subcontractId: string; number: string; title: string } | null;
  /** why nobody is asked */
  why: string | null;
};

type RenewalPageProps = {
  organizationId: string;
  rows: readonly RenewalRow[];
  /** the choice as the form carries it */
  renew: readonly string[];
  subcontractId: string | null;
  /** suggested due date */
  dueOn: string;
  /** one of the letters; null where none goes out */
  letter: ShownSample | null;
  /** what is asked on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** Who gets which letter, and who gets none and why, before any renewal is asked for. */
export function RenewalPage(props: RenewalPageProps) {
  const { organizationId, rows } = props;
  const reached = rows.filter(({ told }) => told !== null);
  const others = rows.filter(({ told }) => told === null);
  const list = paths.prime.expirations(organizationId);
  return (
    <ChosenPage
      title="Ask for renewal"
      lead="The supplier's form begins with what it told before. What you accepted counts until it lapses, and until you accept what is new."
      list={{ label: "Expirations", href: list, back: "Back to the expirations" }}
      nothing={{
        title: "Nobody can be asked",
        unchosen: "Nothing was chosen. Choose what lapses in the list of expirations.",
      }}
      reached={{
        caption: "Who is asked, and what the letter says",
        columns: REACHED(organizationId),
        rows: reached,
        rowKey: ({ supplier }) => supplier.id,
      }}
      leftOut={{
        caption: "Who is not asked",
        columns: OTHERS(organizationId),
        rows: others,
        rowKey: ({ supplier }) => supplier.id,
      }}
      letter={props.letter}
      aboutLetter="With the day suggested above. Your message stands in it too."
    >
      <AskForm {...props} reached={reached} />
    </ChosenPage>
  );
}

function AskForm(props: RenewalPageProps & { reached: readonly RenewalRow[] }) {
  const { organizationId, reached, renew, subcontractId, dueOn, lastResult, shown } = props;
  const [form, fields] = useForm<{ dueOn: string; message: string }>({
    id: "ask-renewal",
    lastResult,
    defaultValue: { dueOn },
  });
  const letters = reached.reduce((sum, { readers }) => sum + readers.length, 0);
  return (
    <Form form={form} hidden={{ shown, ...(subcontractId && { subcontract: subcontractId }) }}>
      <ChosenIds name="renew" ids={renew} />
      <TextField field={fields.dueOn} label="Answer due" type="date" />
      <TextArea
        field={fields.message}
        label="Message to the suppliers"
        hint="Stands in the letter and above the form. Never put CUI here."
        optional
      />
      <ButtonRow>
        <Button>
          Ask {countWords(reached.length, "supplier")} with {countWords(letters, "letter")}
        </Button>
        <a href={paths.prime.expirations(organizationId)}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}

const SUPPLIER = (organizationId: string): Column<RenewalRow> => ({
  id: "supplier",
  header: "Supplier",
  rowHeader: true,
  cell: ({ supplier }) => (
    <a href={paths.prime.supplier(organizationId, supplier.id)}>{supplier.legalName}</a>
  ),
});

const REACHED = (organizationId: string): Column<RenewalRow>[] => [
  SUPPLIER(organizationId),
  {
    id: "to",
    header: "To",
    cell: ({ readers }) => readers.map(({ name, email }) => `${name} (${email})`).join(", "),
  },
  {
    id: "lapses",
    header: "What lapses",
    cell: ({ told }) => (
      <ul className="plain-list">
        {(told ?? []).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    ),
  },
  {
    id: "about",
    header: "Asked about",
    cell: ({ about }) =>
      about && (
        <>
          <a
            className="identifier"
            href={paths.prime.subcontract(organizationId, about.subcontractId)}
          >
            {about.number}
          </a>{" "}
          {about.title}
        </>
      ),
  },
];

const OTHERS = (organizationId: string): Column<RenewalRow>[] => [
  SUPPLIER(organizationId),
  { id: "why", header: "Why", cell: ({ why }) => why },
];
