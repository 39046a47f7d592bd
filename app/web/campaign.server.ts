import { type CampaignShown, campaignQuery } from "#app/domain/campaign/list-address.ts";
import { CAMPAIGN_SKIP_WORDS, CAMPAIGN_SKIPS } from "#app/domain/campaign/skip.ts";
import { CAMPAIGN_STAGE_WORDS, CAMPAIGN_STAGES } from "#app/domain/campaign/stage.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";

/** What the list of a campaign can be narrowed to, as its filter names it. */
export function showsOf(
  isSent: boolean,
  skipped: readonly { skip: (typeof CAMPAIGN_SKIPS)[number] }[],
): { value: string; label: string }[] {
  const stages = CAMPAIGN_STAGES.map((stage) => ({
    value: stage,
    label: `At least ${CAMPAIGN_STAGE_WORDS[stage].toLowerCase()}`,
  }));
  return [
    ...(isSent
      ? [...stages, { value: "stuck", label: "Stuck" }, { value: "withdrawn", label: "Taken back" }]
      : []),
    ...(skipped.length > 0
      ? [
          { value: "skipped", label: "Left out" },
          ...skipped.map(({ skip }) => ({
            value: skip,
            label: `Left out: ${CAMPAIGN_SKIP_WORDS[skip]}`,
          })),
          { value: "chosen", label: "Asked and left out" },
        ]
      : []),
  ];
}

/** The query part of the list of each of them, among the suppliers of an owner. */
export function hrefsOf(owner: WorkOwner): Record<string, string> {
  const shown: CampaignShown[] = [
    ...CAMPAIGN_STAGES,
    "stuck",
    "withdrawn",
    "planned",
    "skipped",
    "chosen",
    ...CAMPAIGN_SKIPS,
  ];
  return Object.fromEntries(
    shown.map((show) => [show, `${campaignQuery({ show, owner })}#recipients`]),
  );
}
