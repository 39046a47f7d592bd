import { CAMPAIGN_KIND_WORDS, type CampaignKind } from "#app/domain/campaign/kinds.ts";
import { CAMPAIGN_STATE_WORDS, type CampaignState } from "#app/domain/campaign/state.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";

type CampaignRow = {
  id: string;
  name: string;
  kind: CampaignKind;
  state: CampaignState;
  createdAt: string | Date;
  createdByName: string;
  dueOn: string;
  chosen: number;
  asked: number;
  stuck: number;
};

type CampaignListPageProps = {
  organizationId: string;
  campaigns: readonly CampaignRow[];
  /** the first page, on any after it */
  firstHref: string | undefined;
  nextHref: string | undefined;
  mayWrite: boolean;
  isJustDropped: boolean;
};

/** The prime's campaigns, the newest first. */
export function CampaignListPage(props: CampaignListPageProps) {
  const { organizationId, campaigns, mayWrite } = props;
  const { prime } = paths;
  const start = mayWrite && (
    <ButtonLink href={prime.newCampaign(organizationId)} look="secondary">
      Start a campaign
    </ButtonLink>
  );
  return (
    <Page
      title="Campaigns"
      lead="Many asked at once, and followed until they answer. A campaign changes no verdict."
      action={campaigns.length > 0 && start}
    >
      {props.isJustDropped && (
        <Notice tone="success" live>
          The campaign is dropped. Nobody was written to.
        </Notice>
      )}
      <DataTable
        caption="Campaigns"
        captionHidden
        columns={[
          {
            id: "name",
            header: "Name",
            rowHeader: true,
            cell: ({ id, name }) => <a href={prime.campaign(organizationId, id)}>{name}</a>,
          },
          { id: "kind", header: "What is asked", cell: ({ kind }) => CAMPAIGN_KIND_WORDS[kind] },
          {
            id: "state",
            header: "State",
            cell: ({ state, stuck }) =>
              state === "running" && stuck > 0
                ? `${CAMPAIGN_STATE_WORDS[state]}, ${stuck.toLocaleString("en-US")} stuck`
                : CAMPAIGN_STATE_WORDS[state],
          },
          {
            id: "asked",
            header: "Asked",
            cell: ({ asked, chosen }) =>
              `${asked.toLocaleString("en-US")} of ${countWords(chosen, "recipient")}`,
          },
          { id: "due", header: "Answer due", cell: ({ dueOn }) => <DateText on={dueOn} /> },
          {
            id: "begun",
            header: "Begun",
            cell: ({ createdAt, createdByName }) => (
              <>
                <InstantText at={createdAt} />
                <br />
                {createdByName}
              </>
            ),
          },
        ]}
        rows={campaigns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No campaign was started yet" action={start}>
            Select suppliers or subcontracts in their list, and ask all of them at once. You see who
            gets which letter before any goes out.
          </EmptyState>
        }
      />
      <Pager label="Pages of campaigns" firstHref={props.firstHref} nextHref={props.nextHref} />
    </Page>
  );
}
