import { ASSIGNMENT_STATE_WORDS } from "#app/domain/assignment/assignment.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import type { ShownAssignment } from "./shown-assignment.ts";

export type AssignmentListPageProps = {
  organizationId: string;
  organizationName: string;
  on: CalendarDate;
  own: readonly ShownAssignment[];
  /** what others are on; null for a reader who sees their own alone */
  others: readonly ShownAssignment[] | null;
};

/** What somebody was given to answer, and who else is on what. */
export function AssignmentListPage(props: AssignmentListPageProps) {
  const { organizationId, organizationName, on, own, others } = props;
  const columns = columnsOf(organizationId, on);
  const nothing = (
    <EmptyState title="Nothing is assigned to you">
      When a colleague at {organizationName} gives you a part to answer, it stands here, and you get
      a letter. You need not come back to look.
    </EmptyState>
  );
  const table = (caption: string, rows: readonly ShownAssignment[]) => (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
  if (others === null)
    return (
      <Page
        title="Assigned to you"
        lead={`What colleagues at ${organizationName} ask you to answer. You see these parts alone, and sign nothing.`}
      >
        {own.length === 0 ? nothing : table("Assigned to you", own)}
      </Page>
    );
  return (
    <Page
      title="Who answers what"
      breadcrumb={[{ label: "Requests", href: paths.subcontractor.inbox(organizationId) }]}
      lead="Parts of answers that were given to somebody. A part that stands nowhere here is open to everybody who prepares answers."
    >
      <Section title="Assigned to you">
        {own.length === 0 ? nothing : table("Assigned to you", own)}
      </Section>
      <Section title="Assigned to others">
        {others.length === 0 ? (
          <EmptyState title="Nobody else is on anything">
            Open a request, a workbook or a questionnaire and give a part of it to a colleague.
          </EmptyState>
        ) : (
          table("Assigned to others", others)
        )}
      </Section>
    </Page>
  );
}

function columnsOf(organizationId: string, on: CalendarDate): Column<ShownAssignment>[] {
  return [
    {
      id: "part",
      header: "Part",
      rowHeader: true,
      cell: ({ id, title }) => (
        <a href={paths.subcontractor.assignment(organizationId, id)}>{title}</a>
      ),
    },
    { id: "about", header: "Of", cell: ({ about }) => about },
    { id: "who", header: "On it", cell: ({ assigneeName }) => assigneeName },
    { id: "by", header: "By", cell: ({ dueOn }) => <Due dueOn={dueOn} on={on} /> },
    { id: "from", header: "Given by", cell: ({ givenByName }) => givenByName },
    { id: "state", header: "State", cell: ({ state }) => ASSIGNMENT_STATE_WORDS[state] },
  ];
}
