import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { ChosenIds, ChosenPage } from "#app/ui/kit/chosen-page.tsx";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import {
  type CategoryGroup,
  InformationFields,
  type InformationValues,
} from "./information-fields.tsx";

type Chosen = { subcontractId: string; number: string; title: string; supplierName: string };
type PlannedRow = Chosen & { cages: readonly string[] };
type SkippedRow = Chosen & { why: "closed" | "answered" };

type InformationChosenPageProps = {
  organizationId: string;
  /** the list from which they were chosen */
  listHref: string;
  planned: readonly PlannedRow[];
  skipped: readonly SkippedRow[];
  categories: readonly CategoryGroup[];
  lastResult?: SubmissionResult;
};

/** The same answer for several subcontracts of which nobody answered yet what information flows. */
export function InformationChosenPage(props: InformationChosenPageProps) {
  const { organizationId, listHref, planned, skipped } = props;
  return (
    <ChosenPage
      title="What flows to the suppliers"
      lead="One answer for all of these subcontracts. Choose only those to which the same information flows; a single one can be changed on its own page afterwards."
      list={{ label: "Subcontracts", href: listHref, back: "Back to the subcontracts" }}
      nothing={{
        title: "There is nothing to answer",
        unchosen: "No subcontract was chosen. Choose some in the list.",
      }}
      reached={{
        caption: "Whose information is answered",
        columns: [...chosenColumns<PlannedRow>(organizationId), CAGES],
        rows: planned,
        rowKey: ({ subcontractId }) => subcontractId,
      }}
      leftOut={{
        caption: "Left out",
        columns: [...chosenColumns<SkippedRow>(organizationId), whyColumn(organizationId)],
        rows: skipped,
        rowKey: ({ subcontractId }) => subcontractId,
      }}
    >
      <AnswerForm {...props} />
    </ChosenPage>
  );
}

function AnswerForm(props: InformationChosenPageProps) {
  const { listHref, planned, categories, lastResult } = props;
  const [form, fields] = useForm<InformationValues>({
    id: "information-chosen",
    lastResult,
    defaultValue: { commercialOffTheShelfOnly: "no", operationallyCriticalSupport: "no" },
  });
  return (
    <Form form={form}>
      <ChosenIds name="subcontractId" ids={planned.map(({ subcontractId }) => subcontractId)} />
      <InformationFields fields={fields} categories={categories} />
      <ButtonRow>
        <Button>Answer for {countWords(planned.length, "subcontract")}</Button>
        <a href={listHref}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}

function chosenColumns<Row extends Chosen>(organizationId: string): Column<Row>[] {
  return [
    {
      id: "subcontract",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ subcontractId, number, title }) => (
        <>
          <a className="identifier" href={paths.prime.subcontract(organizationId, subcontractId)}>
            {number}
          </a>{" "}
          {title}
        </>
      ),
    },
    { id: "supplier", header: "Supplier", cell: ({ supplierName }) => supplierName },
  ];
}

const CAGES: Column<PlannedRow> = {
  id: "cages",
  header: "Where the work is done",
  cell: ({ cages }) => (cages.length > 0 ? `CAGE ${cages.join(", ")}` : "Any of its sites"),
};

function whyColumn(organizationId: string): Column<SkippedRow> {
  return {
    id: "why",
    header: "Why",
    cell: ({ why, subcontractId }) =>
      why === "closed" ? (
        "It is closed."
      ) : (
        <>
          It was answered.{" "}
          <a href={paths.prime.information(organizationId, subcontractId)}>See or change it</a>
        </>
      ),
  };
}
