import { nameOfContact } from "#app/domain/supplier/contact-name.ts";
import { CONTACT_STATE_WORDS, type ContactState } from "#app/domain/supplier/contact-state.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type ContactRow = {
  id: string;
  name: string;
  email: string;
  title: string | null;
  state: ContactState;
  mayBeInvited: boolean;
  /** whom they named instead of themselves; nobody checked it */
  suggested: { name: string; email: string; words: string } | null;
  /** the invitation that the state tells of, with when it was sent */
  invitation: { id: string; createdAt: Date | string } | null;
};

type ContactsSectionProps = {
  organizationId: string;
  supplierId: string;
  contacts: readonly ContactRow[];
  mayWrite: boolean;
};

/** Whom the prime writes to, and how far each came. */
export function ContactsSection(props: ContactsSectionProps) {
  const { organizationId, supplierId, contacts, mayWrite } = props;
  const newContact = paths.prime.newContact(organizationId, supplierId);
  return (
    <Section
      title="Contacts"
      id="contacts"
      action={mayWrite && contacts.length > 0 && <a href={newContact}>Add a contact</a>}
    >
      <DataTable
        caption="Contacts"
        captionHidden
        columns={columns(props)}
        rows={contacts}
        rowKey={(contact) => contact.id}
        empty={
          <EmptyState
            title="Nobody to write to yet"
            action={mayWrite && <ButtonLink href={newContact}>Add a contact</ButtonLink>}
          >
            Add the person who answers for cybersecurity there, then invite them.
          </EmptyState>
        }
      />
    </Section>
  );
}

function columns(props: ContactsSectionProps): Column<ContactRow>[] {
  return [
    {
      id: "name",
      header: "Name",
      rowHeader: true,
      cell: ({ name, title }) => [name || "Not known yet", title].filter(Boolean).join(", "),
    },
    { id: "email", header: "Email", cell: ({ email }) => email },
    {
      id: "state",
      header: "Invitation",
      cell: ({ state, invitation }) => (
        <>
          {CONTACT_STATE_WORDS[state]}
          {invitation && (
            <>
              , sent <InstantText at={invitation.createdAt} />
            </>
          )}
        </>
      ),
    },
    ...(props.mayWrite
      ? [
          {
            id: "actions",
            header: "Actions",
            cell: (contact: ContactRow) => <ContactActions {...props} contact={contact} />,
          },
        ]
      : []),
  ];
}

/** What to do where the wrong person was written to: with whom they named, as long as nobody added them. */
function RightPerson({
  organizationId,
  supplierId,
  contact: { id, suggested },
  contacts,
}: Pick<ContactsSectionProps, "organizationId" | "supplierId" | "contacts"> & {
  contact: ContactRow;
}) {
  if (!suggested) return "Add the right person as another contact";
  const { name, email, words } = suggested;
  const isKnown = contacts.some((one) => one.email.toLowerCase() === email.toLowerCase());
  return (
    <>
      They name {name ? `${name} (${email})` : email}
      {words && `: “${words}”`}
      {isKnown ? (
        ". That is a contact already."
      ) : (
        <>
          <br />
          <a href={paths.prime.suggestedContact(organizationId, supplierId, id)}>
            Invite this person<span className="visually-hidden">, {name || email}</span>
          </a>
        </>
      )}
    </>
  );
}

function ContactActions({
  organizationId,
  supplierId,
  contact,
  contacts,
}: ContactsSectionProps & { contact: ContactRow }) {
  const { id, state, invitation } = contact;
  const name = nameOfContact(contact);
  const { prime } = paths;
  if (contact.mayBeInvited && (!invitation || state === "left"))
    return (
      <a href={`${prime.invite(organizationId, supplierId)}?contact=${id}`}>
        Invite<span className="visually-hidden"> {name}</span>
      </a>
    );
  if (state === "wrong-person")
    return <RightPerson {...{ organizationId, supplierId, contact, contacts }} />;
  if (!invitation || state === "joined") return "None needed";
  return (
    <div className="button-row">
      <a href={prime.resendInvitation(organizationId, supplierId, invitation.id)}>
        Send again<span className="visually-hidden"> to {name}</span>
      </a>
      {state !== "expired" && (
        <Form
          layout="plain"
          action={prime.withdrawInvitation(organizationId, supplierId, invitation.id)}
        >
          <Button look="quiet" ariaLabel={`Withdraw the invitation of ${name}`}>
            Withdraw
          </Button>
        </Form>
      )}
    </div>
  );
}
