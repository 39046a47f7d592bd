import type { SubmissionResult } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { MESSAGE_FORM, MessageForm } from "./message-form.tsx";
import { MessageList } from "./message-list.tsx";

type AnswerPageProps = {
  organizationId: string;
  organizationName: string;
  supplier: { id: string; legalName: string };
  subcontractNumber: string;
  messages: Parameters<typeof MessageList>[0]["messages"];
  /** who there gets the answer, by name and address */
  readers: readonly { name: string; email: string }[];
  isSent: boolean;
  mayWrite: boolean;
  lastResult?: SubmissionResult;
};

/** Where a prime answers what a supplier asked about a request. */
export function AnswerPage(props: AnswerPageProps) {
  const { organizationId, supplier, subcontractNumber, readers, lastResult } = props;
  const { prime } = paths;
  const to = readers.map(({ name, email }) => `${name} (${email})`).join(", ");
  return (
    <Page
      title={`Questions about ${subcontractNumber}`}
      refused={{ formId: MESSAGE_FORM, result: lastResult }}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: supplier.legalName, href: prime.supplier(organizationId, supplier.id) },
      ]}
    >
      {props.isSent && (
        <Notice tone="success" live>
          Your answer went to {to} by email.
        </Notice>
      )}
      <Section title="Questions and answers" id="messages">
        <MessageList
          messages={props.messages}
          names={{ prime: props.organizationName, subcontractor: supplier.legalName }}
        />
      </Section>
      {props.mayWrite && readers.length > 0 && (
        <Section title="Your answer" lead={`It goes to ${to}.`}>
          <MessageForm
            label={`What do you answer ${supplier.legalName}?`}
            button="Send the answer"
            lastResult={lastResult}
          />
        </Section>
      )}
      {readers.length === 0 && (
        <Notice title="Nobody there has an account yet">
          Invite a contact first: an answer goes to whoever joined.
        </Notice>
      )}
    </Page>
  );
}
