import { ROLE_NAMES, type Role } from "#app/domain/person/roles.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ColleagueRow = {
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  role: Role;
};

type ColleagueTableProps = {
  colleagues: readonly ColleagueRow[];
  ownId: string;
  /** where a person is managed; null for who only reads */
  personHref: ((personId: string) => string) | null;
};

/** Each role of each person, with the way to end it. */
export function ColleagueTable({ colleagues, ownId, personHref }: ColleagueTableProps) {
  const columns: Column<ColleagueRow>[] = [
    {
      id: "name",
      header: "Name",
      rowHeader: true,
      cell: ({ name, personId }) => (
        <>
          {personHref ? <a href={personHref(personId)}>{name}</a> : name}{" "}
          {personId === ownId && <Tag look="accent">You</Tag>}
        </>
      ),
    },
    { id: "email", header: "Email", cell: ({ email }) => email },
    { id: "role", header: "Role", cell: ({ role }) => ROLE_NAMES[role] },
    ...(personHref ? [endColumn(ownId)] : []),
  ];
  return (
    <DataTable
      caption="Colleagues"
      captionHidden
      columns={columns}
      rows={colleagues}
      rowKey={(row) => row.membershipId}
    />
  );
}

function endColumn(ownId: string): Column<ColleagueRow> {
  return {
    id: "end",
    header: "Change",
    cell: ({ membershipId, personId, name, role }) =>
      personId === ownId ? (
        "Ask a colleague"
      ) : (
        <Form
          hidden={{ intent: "end", membershipId }}
          layout="row"
          ariaLabel={`End the role of ${name} as ${ROLE_NAMES[role]}`}
        >
          <Button look="quiet" ariaLabel={`End the role of ${name} as ${ROLE_NAMES[role]}`}>
            End this role
          </Button>
        </Form>
      ),
  };
}
