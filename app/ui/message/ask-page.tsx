import type { SubmissionResult } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { ContactWays, type ShownContact } from "#app/ui/request/request-help.tsx";
import type { ShownRequest } from "#app/ui/request/shown-request.ts";
import { MESSAGE_FORM, MessageForm } from "./message-form.tsx";
import { MessageList } from "./message-list.tsx";

type AskPageProps = {
  organizationId: string;
  organizationName: string;
  request: ShownRequest;
  contact: ShownContact | null;
  messages: Parameters<typeof MessageList>[0]["messages"];
  isSent: boolean;
  lastResult?: SubmissionResult;
};

/** Where a subcontractor asks its prime about a request, and reads the answers. */
export function AskPage(props: AskPageProps) {
  const { organizationId, request, contact, lastResult } = props;
  const { primeName, subcontractNumber } = request;
  const { subcontractor } = paths;
  return (
    <Page
      title={`Ask ${primeName}`}
      refused={{ formId: MESSAGE_FORM, result: lastResult }}
      lead={
        contact && (
          <>
            {contact.name} answers for {subcontractNumber}:{" "}
            <ContactWays contact={contact} about={subcontractNumber} />
          </>
        )
      }
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        {
          label: `${primeName}, ${subcontractNumber}`,
          href: subcontractor.request(organizationId, request.id),
        },
      ]}
    >
      {props.isSent && (
        <Notice tone="success" live>
          Your question went to {contact?.name ?? primeName} by email. The answer comes by email and
          stands here.
        </Notice>
      )}
      <Section title="Questions and answers" id="messages">
        <MessageList
          messages={props.messages}
          names={{ prime: primeName, subcontractor: props.organizationName }}
        />
      </Section>
      <Section title="Your question">
        <MessageForm
          label="What do you want to know?"
          button={`Send to ${primeName}`}
          lastResult={lastResult}
        />
      </Section>
    </Page>
  );
}
