import {
  CAMPAIGN_STAGE_WORDS,
  CAMPAIGN_STAGES,
  type CampaignFunnel,
} from "#app/domain/campaign/stage.ts";
import { paths } from "#app/paths.ts";
import { FunnelBars } from "#app/ui/chart/funnel-bars.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type FunnelSectionProps = {
  organizationId: string;
  campaign: { id: string };
  funnel: CampaignFunnel;
  unit: "supplier" | "subcontract";
  /** the query part of the list of each mark */
  hrefOf: Record<string, string>;
};

/** How far those who were asked came: each mark leads to its list. */
export function FunnelSection(props: FunnelSectionProps) {
  const { organizationId, campaign, funnel, unit, hrefOf } = props;
  const base = paths.prime.campaign(organizationId, campaign.id);
  const href = (show: string) => `${base}${hrefOf[show] ?? ""}`;
  return (
    <Section title="How far they came">
      <FunnelBars
        title={`How many ${unit === "supplier" ? "suppliers" : "subcontracts"} came at least this far`}
        unit={unit === "supplier" ? "Suppliers" : "Subcontracts"}
        total={funnel.sent}
        bars={[
          ...CAMPAIGN_STAGES.map((stage) => ({
            label: CAMPAIGN_STAGE_WORDS[stage],
            value: funnel[stage],
            href: href(stage),
          })),
          {
            label: "Stuck",
            value: funnel.stuck,
            tone: "ineligible" as const,
            href: href("stuck"),
          },
          ...(funnel.withdrawn > 0
            ? [
                {
                  label: "Taken back since",
                  value: funnel.withdrawn,
                  tone: "no-requirement" as const,
                  href: href("withdrawn"),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
