import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type OwnTermsEndPageProps = {
  organizationId: string;
  term: { requiredStatus: string; wording: string };
  lastResult?: SubmissionResult;
};

/** What a prime asks beyond the rule is asked no longer, with why. */
export function OwnTermsEndPage({ organizationId, term, lastResult }: OwnTermsEndPageProps) {
  const [form, fields] = useForm<{ reason: string }>({ id: "end", lastResult });
  const list = paths.prime.ownTerms(organizationId);
  return (
    <Page
      title={`Ask for ${term.requiredStatus} no longer`}
      breadcrumb={[{ label: "Own terms", href: list }]}
      lead="From now on lists and records show no answer on it. What was asked, and when, stays in the log. To let it run out on a day instead, change it and give its last day."
    >
      <blockquote>{term.wording}</blockquote>
      <Form form={form}>
        <TextArea field={fields.reason} label="Why you ask for it no longer" />
        <ButtonRow>
          <Button>End it</Button>
          <a href={list}>Keep it</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
