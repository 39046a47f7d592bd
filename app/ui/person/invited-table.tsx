import { ROLE_NAMES, type Role } from "#app/domain/person/roles.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";

export type InvitedRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: string;
};

/** Invitations that nobody accepted yet. */
export function InvitedTable({
  invited,
  mayManage,
}: {
  invited: readonly InvitedRow[];
  mayManage: boolean;
}) {
  return (
    <DataTable
      caption="Invitations"
      captionHidden
      columns={mayManage ? [...COLUMNS, WITHDRAW] : COLUMNS}
      rows={invited}
      rowKey={(row) => row.id}
    />
  );
}

const COLUMNS: Column<InvitedRow>[] = [
  { id: "name", header: "Name", rowHeader: true, cell: ({ name }) => name },
  { id: "email", header: "Email", cell: ({ email }) => email },
  { id: "role", header: "Role", cell: ({ role }) => ROLE_NAMES[role] },
  { id: "sent", header: "Sent", cell: ({ createdAt }) => <InstantText at={createdAt} /> },
];

const WITHDRAW: Column<InvitedRow> = {
  id: "withdraw",
  header: "Change",
  cell: ({ id, name }) => (
    <Form
      hidden={{ intent: "withdraw", invitationId: id }}
      layout="row"
      ariaLabel={`Withdraw the invitation of ${name}`}
    >
      <Button look="quiet" ariaLabel={`Withdraw the invitation of ${name}`}>
        Withdraw
      </Button>
    </Form>
  ),
};
