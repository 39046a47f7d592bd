import { type SubmissionResult, useForm } from "@conform-to/react";
import { nameOfContact } from "#app/domain/supplier/contact-name.ts";
import { CONTACT_STATE_WORDS, type ContactState } from "#app/domain/supplier/contact-state.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { LetterAsks } from "./letter-asks.tsx";

type InvitePageProps = {
  organizationId: string;
  supplierId: string;
  legalName: string;
  contacts: readonly {
    id: string;
    name: string;
    email: string;
    title: string | null;
    state: ContactState;
    mayBeInvited: boolean;
  }[];
  asks: readonly string[];
  /** suggested; null where nothing is asked */
  dueOn: string | null;
  /** who answers there already, by name */
  readers: readonly string[];
  /** the contact chosen at first */
  contactId?: string;
  lastResult?: SubmissionResult;
};

/** Whom to invite, and what the letter says. */
export function InvitePage(props: InvitePageProps) {
  const { organizationId, supplierId, legalName, contacts, contactId, lastResult } = props;
  const { asks, dueOn, readers } = props;
  const [form, fields] = useForm<{ contactId?: string; dueOn?: string }>({
    id: "invite",
    lastResult,
    defaultValue: { contactId, dueOn: dueOn ?? undefined },
  });
  const { prime } = paths;
  const supplier = prime.supplier(organizationId, supplierId);
  const newContact = prime.newContact(organizationId, supplierId);
  return (
    <Page
      title={`Invite ${legalName}`}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: legalName, href: supplier },
      ]}
      lead="The letter goes to the one you choose. Its button opens once; whoever it reaches by mistake can say so."
    >
      {readers.length > 0 && (
        <Notice tone="info" title={`${readers.join(", ")} answers for ${legalName} already`}>
          Somebody else can join only if they were given access there, under People. A reminder goes
          out from the supplier's page.
        </Notice>
      )}
      {contacts.every((contact) => !contact.mayBeInvited) ? (
        <EmptyState
          title="There is nobody to invite now"
          action={<ButtonLink href={newContact}>Add a contact</ButtonLink>}
        >
          {contacts.length === 0
            ? `Add the person at ${legalName} who answers for cybersecurity.`
            : "Everybody recorded there has joined or was invited already. Add another contact, or send an invitation again from the supplier's page."}
        </EmptyState>
      ) : (
        <Form form={form}>
          <RadioGroup
            field={fields.contactId}
            label="Whom to invite"
            options={contacts.map(({ id, name, email, title, state, mayBeInvited }) => ({
              value: id,
              label: [nameOfContact({ name, email }), title].filter(Boolean).join(", "),
              description: `${email}. ${CONTACT_STATE_WORDS[state]}.`,
              disabled: !mayBeInvited,
            }))}
          />
          <LetterAsks asks={asks} dueOn={fields.dueOn} />
          <ButtonRow>
            <Button>Send the invitation</Button>
            <a href={newContact}>Somebody else</a>
            <a href={supplier}>Cancel</a>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
