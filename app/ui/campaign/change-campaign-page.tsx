import { type SubmissionResult, useForm } from "@conform-to/react";
import { CAMPAIGN_KIND_WORDS, type CampaignKind } from "#app/domain/campaign/kinds.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { CampaignWordFields } from "./campaign-word-fields.tsx";

type ChangeCampaignPageProps = {
  organizationId: string;
  campaign: { id: string; name: string; kind: CampaignKind; dueOn: string; message: string };
  /** false once it goes out */
  mayChange: boolean;
  /** the words that stand now: what is written over others is refused */
  shown: string;
  lastResult?: SubmissionResult;
};

/** What a campaign says and by when, before it goes out. */
export function ChangeCampaignPage(props: ChangeCampaignPageProps) {
  const { organizationId, campaign, mayChange, shown, lastResult } = props;
  const { prime } = paths;
  const { name, dueOn, message, kind, id } = campaign;
  const page = prime.campaign(organizationId, id);
  const [form, fields] = useForm<{ name: string; dueOn: string; message: string }>({
    id: "change-campaign",
    lastResult,
    defaultValue: { name, dueOn, message },
  });
  return (
    <Page
      title="Change the campaign"
      breadcrumb={[
        { label: "Campaigns", href: prime.campaigns(organizationId) },
        { label: name, href: page },
      ]}
      lead={`${CAMPAIGN_KIND_WORDS[kind]}. Nothing goes out before you say so; who can be asked is looked at anew.`}
      refused={{ formId: form.id, result: lastResult }}
    >
      {mayChange ? (
        <Form form={form} hidden={{ shown }}>
          <CampaignWordFields fields={fields} />
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
