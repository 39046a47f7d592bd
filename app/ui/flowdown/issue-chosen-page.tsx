import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { type AskedKind, sayAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { ChosenIds, ChosenPage } from "#app/ui/kit/chosen-page.tsx";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import type { ShownSample } from "#app/ui/kit/sample-letter.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Chosen = { subcontractId: string; number: string; title: string; supplierName: string };

type PlannedRow = Chosen & {
  /** who there gets a letter, by name and address */
  readers: readonly { name: string; email: string }[];
  required: string | null;
  asked: AskedKind;
  askedByOwnTerms: string | null;
  clauses: number;
  /** whether something was issued before */
  isAgain: boolean;
};

type SkippedRow = Chosen & { why: "closed" | "unanswered" | "current" };

type IssueChosenPageProps = {
  organizationId: string;
  /** the list from which they were chosen */
  listHref: string;
  planned: readonly PlannedRow[];
  skipped: readonly SkippedRow[];
  /** suggested due date */
  dueOn: string;
  /** one of the letters; null where none goes out */
  letter: ShownSample | null;
  /** what the flowdowns are issued on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** Which flowdowns go out to whom, and which do not and why, before any is issued. */
export function IssueChosenPage(props: IssueChosenPageProps) {
  const { organizationId, listHref, planned, skipped } = props;
  return (
    <ChosenPage
      title="Issue flowdowns"
      lead="Each supplier gets exactly what the rule and your own terms require of its subcontracts today. Earlier flowdowns stay in the record as they were issued."
      list={{ label: "Subcontracts", href: listHref, back: "Back to the subcontracts" }}
      nothing={{
        title: "No flowdown would be issued",
        unchosen: "No subcontract was chosen. Choose some in the list.",
      }}
      reached={{
        caption: "Whose flowdown is issued",
        columns: plannedColumns(organizationId),
        rows: planned,
        rowKey: ({ subcontractId }) => subcontractId,
      }}
      leftOut={{
        caption: "Left out",
        columns: skippedColumns(organizationId),
        rows: skipped,
        rowKey: ({ subcontractId }) => subcontractId,
      }}
      letter={props.letter}
      aboutLetter="With the day suggested above. Your message stands in it too."
    >
      <IssueForm {...props} />
    </ChosenPage>
  );
}

function IssueForm(props: IssueChosenPageProps) {
  const { planned, listHref, dueOn, shown, lastResult } = props;
  const [form, fields] = useForm<{ subcontractId: string[]; dueOn: string; message: string }>({
    id: "issue-chosen",
    lastResult,
    defaultValue: { dueOn },
  });
  return (
    <Form form={form} hidden={{ shown }}>
      <ChosenIds name="subcontractId" ids={planned.map(({ subcontractId }) => subcontractId)} />
      <TextField field={fields.dueOn} label="Answer due" type="date" />
      <TextArea
        field={fields.message}
        label="Message to the suppliers"
        hint="Anything that all of them should know. Never put CUI here."
        optional
      />
      <p>
        Whoever is named above gets one letter, however many subcontracts of their company are among
        them. Nobody else is written to: invite a contact where no letter goes.
      </p>
      <ButtonRow>
        <Button>Issue {countWords(planned.length, "flowdown")}</Button>
        <a href={listHref}>Not yet</a>
      </ButtonRow>
    </Form>
  );
}

function subcontractColumn<Row extends Chosen>(organizationId: string): Column<Row> {
  return {
    id: "subcontract",
    header: "Subcontract",
    rowHeader: true,
    cell: ({ subcontractId, number, title }) => (
      <>
        <a className="identifier" href={paths.prime.subcontract(organizationId, subcontractId)}>
          {number}
        </a>
        <br />
        {title}
      </>
    ),
  };
}

function plannedColumns(organizationId: string): Column<PlannedRow>[] {
  return [
    subcontractColumn(organizationId),
    { id: "supplier", header: "Supplier", cell: ({ supplierName }) => supplierName },
    {
      id: "required",
      header: "What is issued",
      cell: ({ required, askedByOwnTerms, clauses, isAgain }) => (
        <>
          {required ?? "No CMMC status"}
          {askedByOwnTerms && `, ${askedByOwnTerms} by own terms`}, {countWords(clauses, "clause")}
          {isAgain && (
            <>
              <br />
              Issued before: what it says now takes its place
            </>
          )}
        </>
      ),
    },
    {
      id: "asked",
      header: "What is asked",
      cell: ({ asked, required }) => `To ${sayAsked(asked, required)}`,
    },
    {
      id: "readers",
      header: "Who gets a letter",
      cell: ({ readers }) =>
        readers.length > 0
          ? readers.map(({ name, email }) => `${name} (${email})`).join(", ")
          : "Nobody: nobody there has an account here",
    },
  ];
}

function skippedColumns(organizationId: string): Column<SkippedRow>[] {
  return [
    subcontractColumn(organizationId),
    { id: "supplier", header: "Supplier", cell: ({ supplierName }) => supplierName },
    {
      id: "why",
      header: "Why",
      cell: ({ why, subcontractId }) => {
        if (why === "closed") return "It is closed.";
        if (why === "current") return "What was issued last says what holds.";
        return (
          <>
            Nobody answered what information flows.{" "}
            <a href={paths.prime.information(organizationId, subcontractId)}>Answer</a>
          </>
        );
      },
    },
  ];
}
