import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type MakePassportPageProps = {
  organizationId: string;
  requestId: string;
  primeName: string;
  subcontractNumber: string;
  signedAt: string;
  isOutdated: boolean;
  files: readonly { id: string; fileName: string }[];
  lastResult?: SubmissionResult;
};

/** Where a signed statement becomes a package that another portal takes in. */
export function MakePassportPage(props: MakePassportPageProps) {
  const { organizationId, requestId, primeName, subcontractNumber, files, isOutdated } = props;
  const [form, fields] = useForm<{ evidenceId?: string[] }>({
    id: "make-passport",
    lastResult: props.lastResult,
  });
  const { subcontractor } = paths;
  return (
    <Page
      title="Make a passport"
      refused={{ formId: "make-passport", result: props.lastResult }}
      lead="Your signed statement as a sealed package. Take it to the portal of another prime: it fills in your answer there, and you sign only what is still true."
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        {
          label: `${primeName}, ${subcontractNumber}`,
          href: subcontractor.request(organizationId, requestId),
        },
      ]}
    >
      <Section title="What is in it">
        <ul>
          <li>
            What you stated about {subcontractNumber}, signed <InstantText at={props.signedAt} />:
            company, system, assessments, affirmation and certificate.
          </li>
          <li>The words that were signed, who signed them, and this portal’s seal.</li>
          <li>Nothing of {primeName}: not its name, not the request, no review and no message.</li>
        </ul>
      </Section>
      {isOutdated ? (
        <Notice
          tone="warning"
          title="A later statement of yours corrected this one"
          action={<a href={subcontractor.passports(organizationId)}>Your passports</a>}
        >
          So it is void, and no passport is made of it. Make one of the statement that you signed
          last.
        </Notice>
      ) : (
        <Form form={form}>
          {files.length > 0 && (
            <CheckboxGroup
              field={fields.evidenceId}
              label="Evidence to take along"
              hint="Whoever gets the passport can open these files. Without them the statement is just as whole."
              optional
              options={files.map(({ id, fileName }) => ({ value: id, label: fileName }))}
            />
          )}
          <ButtonRow>
            <Button>Make the passport</Button>
            <a href={subcontractor.submitted(organizationId, requestId)}>Cancel</a>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
