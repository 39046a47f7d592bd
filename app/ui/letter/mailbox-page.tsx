import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { PlainShell } from "#app/ui/shell/plain-shell.tsx";

export type LetterRow = { id: string; toEmail: string; subject: string; arrivedAt: string };

/** Every letter that the demo would have sent. */
export function MailboxPage({ letters }: { letters: readonly LetterRow[] }) {
  return (
    <PlainShell>
      <Page
        title="Mailbox of the demo"
        lead="Letters that would go out by mail arrive here instead. They take a few seconds."
        breadcrumb={[{ label: "Sign in", href: paths.signIn() }]}
      >
        <DataTable
          caption="Letters"
          captionHidden
          columns={COLUMNS}
          rows={letters}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title="No letter yet">
              Invite a contact or issue a flowdown, then come back.
            </EmptyState>
          }
        />
      </Page>
    </PlainShell>
  );
}

const COLUMNS: Column<LetterRow>[] = [
  {
    id: "subject",
    header: "Subject",
    rowHeader: true,
    cell: ({ id, subject }) => <a href={paths.letter(id)}>{subject}</a>,
  },
  { id: "to", header: "To", cell: ({ toEmail }) => toEmail },
  { id: "at", header: "Arrived", cell: ({ arrivedAt }) => <InstantText at={arrivedAt} /> },
];
