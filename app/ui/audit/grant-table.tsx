import { GRANT_STATE_WORDS, type GrantState, isGrantAlive } from "#app/domain/audit/grant.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ShownGrant = {
  grantId: string;
  name: string;
  /** null where it was not asked when they were let in */
  organization: string | null;
  email: string;
  createdAt: string;
  state: GrantState;
};

type GrantTableProps = { grants: readonly ShownGrant[]; mayChange: boolean };

/** Everybody who was let into a room, also those whose access is over. */
export function GrantTable({ grants, mayChange }: GrantTableProps) {
  return (
    <DataTable
      caption="People of the audit room"
      captionHidden
      columns={COLUMNS.filter(({ id }) => mayChange || id !== "change")}
      rows={grants}
      rowKey={(grant) => grant.grantId}
    />
  );
}

const COLUMNS: Column<ShownGrant>[] = [
  {
    id: "name",
    header: "Who",
    rowHeader: true,
    cell: ({ name, organization, email }) => (
      <>
        {[name, organization].filter(Boolean).join(", ")}
        <br />
        {email}
      </>
    ),
  },
  { id: "since", header: "Let in", cell: ({ createdAt }) => <InstantText at={createdAt} /> },
  {
    id: "state",
    header: "State",
    cell: ({ state }) => (
      <Tag look={state === "active" ? "accent" : "quiet"}>{GRANT_STATE_WORDS[state]}</Tag>
    ),
  },
  {
    id: "change",
    header: "Change",
    cell: ({ grantId, name, state }) =>
      isGrantAlive(state) ? (
        <Form layout="plain" hidden={{ grantId }}>
          <ButtonRow>
            {state === "invited" && (
              <Button
                look="quiet"
                name="intent"
                value="resend"
                ariaLabel={`Send the invitation of ${name} again`}
              >
                Send again
              </Button>
            )}
            <Button look="quiet" name="intent" value="end" ariaLabel={`End the access of ${name}`}>
              End access
            </Button>
          </ButtonRow>
        </Form>
      ) : (
        "Over"
      ),
  },
];
