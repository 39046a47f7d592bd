import type { CampaignResult } from "./campaign.ts";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** What each part of a campaign's page takes, and how often its rows could be counted plainly meanwhile. */
export function campaignLines({ recipients, ours, against }: CampaignResult): string {
  const line = (name: string, ms: number) =>
    row([name, ms.toFixed(1), `${(ms / against.ms).toFixed(1)} ×`]);
  return [
    row([
      `campaign of ${recipients.toLocaleString("en-US")} suppliers`,
      "p50 ms",
      "of the plain count",
    ]),
    row(["---", "--:", "--:"]),
    ...ours.map(({ name, ms }) => line(name, ms)),
    line(`against: ${against.name}`, against.ms),
  ].join("\n");
}
