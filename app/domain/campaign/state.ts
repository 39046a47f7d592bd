/** Where a campaign stands, in the order in which it goes. */
const CAMPAIGN_STATES = ["preparing", "ready", "sending", "running", "closed"] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** How each reads. */
export const CAMPAIGN_STATE_WORDS: Record<CampaignState, string> = {
  preparing: "Being prepared",
  ready: "Not sent yet",
  sending: "Being sent",
  running: "Running",
  closed: "Closed",
};

/** Where a campaign stands. @throws never */
export function campaignStateOf(campaign: {
  preparedAt: Date | null;
  confirmedAt: Date | null;
  sentAt: Date | null;
  closedAt: Date | null;
}): CampaignState {
  if (campaign.closedAt) return "closed";
  if (campaign.sentAt) return "running";
  if (campaign.confirmedAt) return "sending";
  return campaign.preparedAt ? "ready" : "preparing";
}
