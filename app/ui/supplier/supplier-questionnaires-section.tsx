import type { SentItem } from "#app/domain/questionnaire/sent-questionnaire.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { ResponseStateTag } from "#app/ui/questionnaire/response-state-tag.tsx";

type SupplierQuestionnairesSectionProps = {
  organizationId: string;
  questionnaires: readonly SentItem[];
};

/** The questionnaires that were sent to a supplier, and how far each is. */
export function SupplierQuestionnairesSection(props: SupplierQuestionnairesSectionProps) {
  const { organizationId, questionnaires } = props;
  const { prime } = paths;
  return (
    <Section
      title="Questionnaires"
      id="questionnaires"
      action={<a href={prime.questionnaires(organizationId)}>All questionnaires</a>}
    >
      <DataTable
        caption="Questionnaires sent to it"
        captionHidden
        rows={questionnaires}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="None was sent yet">
            Choose one under Questionnaires, and send it to this supplier.
          </EmptyState>
        }
        columns={[
          {
            id: "title",
            header: "Questionnaire",
            rowHeader: true,
            cell: ({ id, title, version }) => (
              <a href={prime.sentQuestionnaire(organizationId, id)}>
                {title}, version {version}
              </a>
            ),
          },
          { id: "state", header: "State", cell: ({ state }) => <ResponseStateTag state={state} /> },
          { id: "sent", header: "Sent", cell: ({ sentAt }) => <InstantText at={sentAt} /> },
          { id: "due", header: "Due", cell: ({ dueOn }) => <DateText on={dueOn} /> },
        ]}
      />
    </Section>
  );
}
