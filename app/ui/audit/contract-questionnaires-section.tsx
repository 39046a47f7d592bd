import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type ShownContractQuestionnaire = {
  id: string;
  title: string;
  version: number;
  supplierName: string;
  subcontracts: readonly { id: string; number: string }[];
  sentAt: string;
  dueOn: string;
  handedInAt: string | null;
  isSigned: boolean;
  outcome: "accepted" | "returned" | null;
  isWithdrawn: boolean;
};

type ContractQuestionnairesSectionProps = {
  grantId: string;
  questionnaires: readonly ShownContractQuestionnaire[];
  /** the moment shown, as an address */
  at: string;
};

/** What the prime asked the subcontractors of a contract in questionnaires, and how far each came. */
export function ContractQuestionnairesSection(props: ContractQuestionnairesSectionProps) {
  const { grantId, questionnaires, at } = props;
  const columns: Column<ShownContractQuestionnaire>[] = [
    {
      id: "title",
      header: "Questionnaire",
      rowHeader: true,
      cell: ({ title, version }) => `${title}, version ${version}`,
    },
    { id: "supplier", header: "Subcontractor", cell: ({ supplierName }) => supplierName },
    {
      id: "subcontracts",
      header: "Answers at",
      cell: ({ subcontracts }) => (
        <ul className="plain-list">
          {subcontracts.map(({ id, number }) => (
            <li key={id}>
              <a
                className="identifier"
                href={`${paths.audit.subcontract(grantId, id)}${at}#questionnaires`}
              >
                {number}
              </a>
            </li>
          ))}
        </ul>
      ),
    },
    { id: "sent", header: "Sent", cell: ({ sentAt }) => <InstantText at={sentAt} /> },
    { id: "due", header: "Answer due", cell: ({ dueOn }) => <DateText on={dueOn} /> },
    {
      id: "handed-in",
      header: "Handed in",
      cell: ({ handedInAt, isSigned }) =>
        handedInAt ? (
          <>
            <InstantText at={handedInAt} />
            {isSigned && ", signed"}
          </>
        ) : (
          "Not yet"
        ),
    },
    { id: "review", header: "Review", cell: sayReview },
  ];
  return (
    <Section
      title="Questionnaires"
      id="questionnaires"
      lead="What the prime asked the subcontractors of this contract beside the rule, for this contract or another. The questions and answers stand on the page of each subcontract."
    >
      {questionnaires.length === 0 ? (
        <p>The prime sent them no questionnaire.</p>
      ) : (
        <DataTable
          caption="Questionnaires to the subcontractors of this contract"
          columns={columns}
          rows={questionnaires}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  );
}

function sayReview({ handedInAt, outcome, isWithdrawn }: ShownContractQuestionnaire): string {
  if (outcome) return outcome === "accepted" ? "Accepted" : "Returned";
  if (isWithdrawn) return "Withdrawn";
  return handedInAt ? "Not ended" : "Nothing to review";
}
