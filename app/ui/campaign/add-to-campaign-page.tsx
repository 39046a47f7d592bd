import type { SubmissionResult } from "@conform-to/react";
import { CAMPAIGN_KIND_WORDS, type CampaignKind } from "#app/domain/campaign/kinds.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type AddToCampaignPageProps = {
  organizationId: string;
  campaign: { id: string; name: string; kind: CampaignKind };
  /** false once it goes out */
  mayChange: boolean;
  of: "suppliers" | "subcontracts";
  chosen: number;
  lastResult?: SubmissionResult;
};

/** Some of a list, added to a campaign that did not go out yet. */
export function AddToCampaignPage(props: AddToCampaignPageProps) {
  const { organizationId, campaign, mayChange, of, chosen, lastResult } = props;
  const { prime } = paths;
  const page = prime.campaign(organizationId, campaign.id);
  const isPossible = mayChange && chosen > 0;
  return (
    <Page
      title={`Add to “${campaign.name}”`}
      breadcrumb={[
        { label: "Campaigns", href: prime.campaigns(organizationId) },
        { label: campaign.name, href: page },
      ]}
      lead={
        isPossible &&
        `${CAMPAIGN_KIND_WORDS[campaign.kind]}. ${countWords(chosen, of === "suppliers" ? "supplier is" : "subcontract is", `${of} are`)} chosen; who is in the campaign already stays as they are. Nothing goes out before you say so.`
      }
      refused={{ formId: "add-to-campaign", result: lastResult }}
    >
      {isPossible ? (
        <Form id="add-to-campaign">
          <ButtonRow>
            <Button>{`Add ${countWords(chosen, of === "suppliers" ? "supplier" : "subcontract")}`}</Button>
            <a href={page}>Cancel</a>
          </ButtonRow>
        </Form>
      ) : (
        <EmptyState
          title={mayChange ? "Choose whom to add" : "It goes out, or went out, as it was"}
          action={
            mayChange ? (
              <ButtonLink href={prime.suppliers(organizationId)}>Go to the suppliers</ButtonLink>
            ) : (
              <ButtonLink href={page}>Go to the campaign</ButtonLink>
            )
          }
        >
          {mayChange
            ? "Select some in a list, start a campaign from there, and choose this one."
            : "A campaign is changed before it is sent. To ask more, start another."}
        </EmptyState>
      )}
    </Page>
  );
}
