import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { PeopleRows, type PersonValues } from "./people-rows.tsx";

type RoomValues = {
  title?: string;
  contractIds?: string[];
  startsOn?: string;
  endsOn?: string;
  mayMakeRecords?: string;
  people?: PersonValues[];
};

type NewRoomPageProps = {
  organizationId: string;
  today: string;
  contracts: readonly { id: string; piid: string; title: string }[];
  /** ticked at first */
  chosen: string[];
  lastResult?: SubmissionResult;
};

/** The form that opens an audit room. */
export function NewRoomPage(props: NewRoomPageProps) {
  const { organizationId, today, contracts, chosen, lastResult } = props;
  const { prime } = paths;
  const [form, fields] = useForm<RoomValues>({
    id: "room",
    lastResult,
    defaultValue: { startsOn: today, contractIds: chosen },
  });
  const list = prime.audits(organizationId);
  return (
    <Page
      title="Open an audit room"
      lead="You choose which contracts, which days and who. The people read these contracts and nothing else; they change none of it, and what they look at is logged."
      breadcrumb={[{ label: "Audits", href: list }]}
    >
      {contracts.length === 0 ? (
        <EmptyState
          title="There is no contract to audit yet"
          action={
            <ButtonLink href={prime.newContract(organizationId)}>Record a contract</ButtonLink>
          }
        >
          A room is opened for contracts that are recorded here.
        </EmptyState>
      ) : (
        <Form form={form}>
          <TextField
            field={fields.title}
            label="What the audit is about"
            hint="Its people see this as the name of the room, such as “Annual cyber oversight review 2027”."
          />
          <CheckboxGroup
            field={fields.contractIds}
            label="Contracts"
            hint="Everything under a chosen contract can be read: subcontracts, flowdowns, facts and their evidence, reviews, awards and records."
            options={contracts.map(({ id, piid, title }) => ({
              value: id,
              label: `${formatPiid(piid)} ${title}`,
            }))}
          />
          <TextField field={fields.startsOn} label="First day of access" type="date" />
          <TextField
            field={fields.endsOn}
            label="Last day of access"
            hint="After this day nothing opens any more. You can close the room earlier; a longer audit needs another room."
            type="date"
          />
          <CheckboxField
            field={fields.mayMakeRecords}
            label="They may make oversight records of these contracts by themselves"
            description="Otherwise they read the records that you make, and ask you for others. You can change this in the room."
          />
          <Section
            title="Who may enter"
            lead="An invitation goes to each. They set up a password and a second factor. You can let more people in later."
          >
            <PeopleRows field={fields.people} />
          </Section>
          <ButtonRow>
            <Button>Open the room and send the invitations</Button>
            <a href={list}>Cancel</a>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
