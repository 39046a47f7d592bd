import { ROLE_NAMES, type Role, type Side, sideOf } from "#app/domain/person/roles.ts";
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
  /** which side the reader manages, and where a person of it is; null for who only reads */
  managed: { side: Side; personHref: (personId: string) => string } | null;
};

/** Each role of each person, with the way to end it. */
export function ColleagueTable({ colleagues, ownId, managed }: ColleagueTableProps) {
  const isHere = ({ role }: ColleagueRow) => sideOf(role) === managed?.side;
  const here = new Set(colleagues.filter(isHere).map(({ personId }) => personId));
  const columns: Column<ColleagueRow>[] = [
    {
      id: "name",
      header: "Name",
      rowHeader: true,
      cell: ({ name, personId }) => (
        <>
          {managed && here.has(personId) ? <a href={managed.personHref(personId)}>{name}</a> : name}{" "}
          {personId === ownId && <Tag look="accent">You</Tag>}
        </>
      ),
    },
    { id: "email", header: "Email", cell: ({ email }) => email },
    { id: "role", header: "Role", cell: ({ role }) => ROLE_NAMES[role] },
    ...(managed ? [endColumn(ownId, isHere)] : []),
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

function endColumn(ownId: string, isHere: (row: ColleagueRow) => boolean): Column<ColleagueRow> {
  return {
    id: "end",
    header: "Change",
    cell: (row) => {
      const { membershipId, personId, name, role } = row;
      if (!isHere(row)) return "Not on this side";
      if (personId === ownId) return "Ask a colleague";
      return (
        <Form
          hidden={{ intent: "end", membershipId }}
          layout="row"
          ariaLabel={`End the role of ${name} as ${ROLE_NAMES[role]}`}
        >
          <Button look="quiet" ariaLabel={`End the role of ${name} as ${ROLE_NAMES[role]}`}>
            End this role
          </Button>
        </Form>
      );
    },
  };
}
