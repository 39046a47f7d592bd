import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type ReadSprsPageProps = {
  organizationId: string;
  request: { id: string; primeName: string; subcontractNumber: string };
  lastResult?: SubmissionResult;
};

/** Where the page of SPRS or a certificate fills in an answer. */
export function ReadSprsPage({ organizationId, request, lastResult }: ReadSprsPageProps) {
  const [form, fields] = useForm<{ text?: string; file?: string }>({ id: "sprs", lastResult });
  const { subcontractor } = paths;
  const back = subcontractor.request(organizationId, request.id);
  return (
    <Page
      title="Fill in from SPRS"
      refused={{ formId: "sprs", result: lastResult }}
      lead="The page of SPRS with your assessment, or your certificate of CMMC status, fills in status, score, dates, CAGE codes and UID. You check each value before it counts."
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        { label: `${request.primeName}, ${request.subcontractNumber}`, href: back },
      ]}
    >
      <Notice title="The page is read, not kept">
        To show it to {request.primeName} as evidence, add it in the section Evidence too. Never
        send a page with CUI on it, nor the security plan.
      </Notice>
      <Form form={form} multipart>
        <TextArea
          field={fields.text}
          label="Paste the text"
          hint="In SPRS, select everything on the page (Ctrl A), copy it (Ctrl C) and paste it here (Ctrl V)."
          rows={8}
          optional
        />
        <FileField
          field={fields.file}
          label="Or choose the file"
          hint="A PDF with text in it, or a text file, at most 20 MB. A photograph or scan cannot be read."
          accept=".pdf,.txt,application/pdf,text/plain"
          optional
        />
        <ButtonRow>
          <Button>Read it</Button>
          <a href={back}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
