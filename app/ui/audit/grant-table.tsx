import { GRANT_STATE_WORDS, type GrantState } from "#app/domain/oversight/grant.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ShownGrant = {
  id: string;
  name: string;
  email: string;
  createdAt: string;
  expiresOn: string;
  state: GrantState;
};

const COLUMNS: Column<ShownGrant>[] = [
  {
    id: "name",
    header: "Who",
    rowHeader: true,
    cell: ({ name, email }) => (
      <>
        {name}
        <br />
        {email}
      </>
    ),
  },
  { id: "since", header: "Let in", cell: ({ createdAt }) => <InstantText at={createdAt} /> },
  { id: "until", header: "Last day", cell: ({ expiresOn }) => <DateText on={expiresOn} /> },
  {
    id: "state",
    header: "State",
    cell: ({ state }) => (
      <Tag look={state === "active" ? "accent" : "quiet"}>{GRANT_STATE_WORDS[state]}</Tag>
    ),
  },
  {
    id: "end",
    header: "End it",
    cell: ({ id, name, state }) =>
      state === "ended" || state === "expired" ? (
        "Over"
      ) : (
        <form method="post">
          <input type="hidden" name="intent" value="close" />
          <input type="hidden" name="grantId" value={id} />
          <Button look="quiet" ariaLabel={`End the access of ${name}`}>
            End access
          </Button>
        </form>
      ),
  },
];

/** Everybody who was let in, also those whose access is over. */
export function GrantTable({ grants }: { grants: readonly ShownGrant[] }) {
  return (
    <DataTable
      caption="Access of contract officers and auditors"
      captionHidden
      columns={COLUMNS}
      rows={grants}
      rowKey={(grant) => grant.id}
    />
  );
}
