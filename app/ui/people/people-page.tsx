import { type SubmissionResult, useForm } from "@conform-to/react";
import { ROLE_PURPOSES, rolesOf } from "#app/domain/access/colleague-form.ts";
import { ROLE_NAMES, type Role } from "#app/domain/access/roles.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { ErrorSummary, Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { type ColleagueRow, ColleagueTable } from "./colleague-table.tsx";
import { type InvitedRow, InvitedTable } from "./invited-table.tsx";

type PeoplePageProps = {
  side: "prime" | "subcontractor";
  organizationName: string;
  colleagues: readonly ColleagueRow[];
  invited: readonly InvitedRow[];
  mayManage: boolean;
  /** the person looking */
  ownId: string;
  lastResult?: SubmissionResult;
};

/** Who works for the organization, with which role. */
export function PeoplePage(props: PeoplePageProps) {
  const { side, organizationName, colleagues, invited, mayManage, ownId, lastResult } = props;
  const [form, fields] = useForm<{ name: string; email: string; role: Role }>({
    id: "invite",
    lastResult,
  });
  return (
    <Page title="People" lead={`Who works for ${organizationName} on Flowdown.`}>
      <ErrorSummary form={form} />
      <ColleagueTable colleagues={colleagues} ownId={ownId} mayManage={mayManage} />
      {invited.length > 0 && (
        <Section title="Invited">
          <InvitedTable invited={invited} mayManage={mayManage} />
        </Section>
      )}
      {mayManage && (
        <Section title="Invite a colleague" id="invite-colleague">
          <Form id={form.id} hidden={{ intent: "invite" }}>
            <TextField field={fields.name} label="Name" autoComplete="off" />
            <TextField field={fields.email} label="Email" type="email" autoComplete="off" />
            <RadioGroup
              field={fields.role}
              label="Role"
              options={rolesOf(side).map((role) => ({
                value: role,
                label: ROLE_NAMES[role],
                description: ROLE_PURPOSES[role],
              }))}
            />
            <ButtonRow>
              <Button>Send the invitation</Button>
            </ButtonRow>
          </Form>
        </Section>
      )}
    </Page>
  );
}
