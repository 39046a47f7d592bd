import { type SubmissionResult, useForm } from "@conform-to/react";
import { ROLE_PURPOSES, rolesOf } from "#app/domain/person/colleague-form.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { ROLE_NAMES, type Role } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { type ColleagueRow, ColleagueTable } from "./colleague-table.tsx";
import { type InvitedRow, InvitedTable } from "./invited-table.tsx";

const MANAGES = {
  prime: "prime-people:manage",
  subcontractor: "subcontractor-people:manage",
} as const;

const NO_ADMINISTRATOR = {
  prime: (name: string) => `Nobody at ${name} does here. Tell whoever runs Flowdown.`,
  subcontractor: (name: string) =>
    `Nobody at ${name} does here. Ask your contact at the prime to invite somebody who will.`,
};

type PeoplePageProps = {
  side: "prime" | "subcontractor";
  organizationId: string;
  organizationName: string;
  colleagues: readonly ColleagueRow[];
  invited: readonly InvitedRow[];
  /** second factors whose reset waits for a second administrator */
  resets: readonly { personId: string; personName: string; requestedByName: string }[];
  mayManage: boolean;
  /** the person looking */
  ownId: string;
  lastResult?: SubmissionResult;
};

/** For somebody who can look and change nothing: who can, and what to do without them. */
function WhoManages({
  side,
  organizationName,
  colleagues,
  ownId,
}: Pick<PeoplePageProps, "side" | "organizationName" | "colleagues" | "ownId">) {
  const managers = [
    ...new Set(
      colleagues
        .filter(({ role, personId }) => mayDo(role, MANAGES[side]) && personId !== ownId)
        .map(({ name, email }) => `${name} (${email})`),
    ),
  ];
  return (
    <Notice title="You can look here; others add and remove people">
      {managers.length > 0
        ? `Write to ${managers.join(" or ")} when a colleague should join, leave, or have another role.`
        : NO_ADMINISTRATOR[side](organizationName)}
      {side === "subcontractor" &&
        " To have a colleague answer a part, you need none: open the request and give the part to them."}
    </Notice>
  );
}

/** Who works for the organization, with which role. */
export function PeoplePage(props: PeoplePageProps) {
  const { side, organizationId, organizationName, colleagues, invited } = props;
  const { resets, mayManage, ownId, lastResult } = props;
  const personHref = (personId: string) => paths[side].person(organizationId, personId);
  const [form, fields] = useForm<{ name: string; email: string; role: Role }>({
    id: "invite",
    lastResult,
  });
  return (
    <Page
      title="People"
      lead={`Who works for ${organizationName} on Flowdown.`}
      action={
        mayManage && (
          <ButtonLink href={paths[side].securityEvents(organizationId)} look="secondary">
            Security events
          </ButtonLink>
        )
      }
    >
      <ErrorSummary form={form} />
      <p className="only-on-screen">
        <a href={paths[side].timeZone(organizationId)}>Time zone</a>
        {side === "prime" && (
          <>
            {" · "}
            <a href={paths.prime.accessKeys(organizationId)}>Access keys of programs</a>
          </>
        )}
      </p>
      {resets.map(({ personId, personName, requestedByName }) => (
        <Notice
          key={personId}
          tone="warning"
          title={`The second factor of ${personName} is to be reset`}
          action={<a href={personHref(personId)}>Look and decide</a>}
        >
          {requestedByName} asked for it. A second administrator has to approve it.
        </Notice>
      ))}
      {!mayManage && (
        <WhoManages
          side={side}
          organizationName={organizationName}
          colleagues={colleagues}
          ownId={ownId}
        />
      )}
      <ColleagueTable
        colleagues={colleagues}
        ownId={ownId}
        managed={mayManage ? { side, personHref } : null}
      />
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
