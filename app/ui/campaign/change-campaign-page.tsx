import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import {
  CampaignKindFields,
  CampaignLetterFields,
  CampaignNameField,
} from "./campaign-word-fields.tsx";

type ChangeCampaignPageProps = {
  organizationId: string;
  campaign: { id: string } & Fields;
  questionnaires: readonly { value: string; label: string }[];
  /** false once it goes out */
  mayChange: boolean;
  /** what stands now: what is written over another state is refused */
  shown: string;
  lastResult?: SubmissionResult;
};

type Fields = Record<"name" | "kind" | "questionnaire" | "dueOn" | "message", string>;

/** What a campaign asks and says, and by when, before it goes out. */
export function ChangeCampaignPage(props: ChangeCampaignPageProps) {
  const { organizationId, campaign, mayChange, shown, lastResult } = props;
  const { prime } = paths;
  const { id, ...values } = campaign;
  const page = prime.campaign(organizationId, id);
  const [form, fields] = useForm<Fields>({
    id: "change-campaign",
    lastResult,
    defaultValue: values,
  });
  return (
    <Page
      title="Change the campaign"
      breadcrumb={[
        { label: "Campaigns", href: prime.campaigns(organizationId) },
        { label: values.name, href: page },
      ]}
      lead="Nothing goes out before you say so; who can be asked is looked at anew. Where subcontracts are asked instead of suppliers, the open ones of those chosen are, and the other way round."
      refused={{ formId: form.id, result: lastResult }}
    >
      {mayChange ? (
        <Form form={form} hidden={{ shown }}>
          <CampaignNameField field={fields.name} />
          <CampaignKindFields fields={fields} questionnaires={props.questionnaires} />
          <CampaignLetterFields fields={fields} />
          <ButtonRow>
            <Button>Save</Button>
            <a href={page}>Cancel</a>
          </ButtonRow>
        </Form>
      ) : (
        <EmptyState
          title="It goes out, or went out, as it was"
          action={<ButtonLink href={page}>Go to the campaign</ButtonLink>}
        >
          A campaign is changed before it is sent. To ask for something else, start another.
        </EmptyState>
      )}
    </Page>
  );
}
