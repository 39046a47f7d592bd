import { type SubmissionResult, useForm } from "@conform-to/react";
import type { Award } from "#app/domain/award/award.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { AwardFacts } from "./award-facts.tsx";

type AnnulPageProps = {
  organizationId: string;
  subcontractId: string;
  number: string;
  award: Award;
  /** whoever recorded it needs a second person */
  isOwn: boolean;
  shown: string;
  lastResult?: SubmissionResult;
};

/** Says that an award was recorded in error: by a second person, with a reason. */
export function AnnulPage(props: AnnulPageProps) {
  const { organizationId, subcontractId, number, award, isOwn, shown } = props;
  const subcontract = paths.prime.subcontract(organizationId, subcontractId);
  const [form, fields] = useForm<{ reason?: string }>({
    id: "annul",
    lastResult: props.lastResult,
  });
  return (
    <Page
      title={`Annul the award of ${number}`}
      breadcrumb={[{ label: number, href: subcontract }]}
      lead="An award that was recorded in error is annulled. It stays in the record for ever, with who annulled it and why; the subcontract is proposed again."
    >
      <Section title="The award">
        <AwardFacts award={award} />
      </Section>
      {isOwn ? (
        <Notice title="A second person has to annul it">
          You recorded this award. Ask a colleague who manages or approves awards to annul it.
        </Notice>
      ) : (
        <Form form={form} hidden={{ shown }}>
          <TextArea
            field={fields.reason}
            label="Why it was recorded in error"
            hint="What was wrong, and how that is known. It enters the oversight log."
          />
          <ButtonRow>
            <Button>Annul the award</Button>
            <a href={subcontract}>Cancel</a>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
