import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { UnmarkedField } from "./unmarked-field.tsx";

type OfflinePageProps = {
  organizationId: string;
  request: { id: string; primeName: string; subcontractNumber: string };
  lastResult?: SubmissionResult;
};

/** Where the request is taken as a spreadsheet, and comes back filled in. */
export function OfflinePage({ organizationId, request, lastResult }: OfflinePageProps) {
  const [form, fields] = useForm<{ file?: string; isOfThisRequest?: string }>({
    id: "offline",
    lastResult,
  });
  const { subcontractor } = paths;
  const back = subcontractor.request(organizationId, request.id);
  return (
    <Page
      title="Answer in a spreadsheet"
      refused={{ formId: "offline", result: lastResult }}
      lead="Send the questions to whoever knows the answers; they need no account. What comes back fills in your answer here, and your official signs it here."
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        { label: `${request.primeName}, ${request.subcontractNumber}`, href: back },
      ]}
    >
      <Section
        title="1. Take the questions"
        lead="What you have answered already is filled in; left as it is, it is not counted as a new answer. Only the yellow cells can be changed; each says what to write, and where there is a choice it has a list."
      >
        <ButtonLink
          look="secondary"
          href={subcontractor.offlineSheet(organizationId, request.id)}
          download
        >
          Download the spreadsheet (XLSX)
        </ButtonLink>
      </Section>
      <Section
        title="2. Bring the answers"
        lead="You see every cell that cannot be an answer. What you have typed here is not replaced, and nothing is confirmed: you go through each section."
      >
        <Form form={form} multipart>
          <FileField
            field={fields.file}
            label="Spreadsheet, filled in"
            hint="The same file, saved as XLSX or CSV, at most 10 MB. Never put CUI into it."
            accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
          />
          <UnmarkedField
            field={fields.isOfThisRequest}
            lastResult={lastResult}
            here={request.subcontractNumber}
          />
          <ButtonRow>
            <Button>Read the answers</Button>
            <a href={back}>Cancel</a>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  );
}
