import { Readable } from "node:stream";
import {
  CAMPAIGN_COLUMNS,
  campaignLine,
  type ExportedRecipient,
} from "#app/domain/campaign/export.ts";
import { CAMPAIGN_KIND_WORDS } from "#app/domain/campaign/kinds.ts";
import { CAMPAIGN_STATE_WORDS } from "#app/domain/campaign/state.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv, writeCsvRows } from "#app/domain/kernel/csv.ts";
import type { Actor } from "#app/platform/db.server.ts";
import type { Campaign } from "#app/queries/campaign/campaign.server.ts";
import { downloadStream } from "./download.server.ts";
import { downloadSheets } from "./download-sheets.server.ts";

type Pieces = AsyncIterable<readonly ExportedRecipient[]>;

/** The list of a campaign as CSV, written as it is read. */
export function downloadCampaignCsv(actor: Actor, campaign: Campaign, pieces: Pieces): Response {
  async function* lines() {
    yield writeCsv([CAMPAIGN_COLUMNS.map(({ header }) => header)]);
    for await (const piece of pieces) yield writeCsvRows(piece.map(campaignLine));
  }
  return downloadStream(Readable.from(lines()), {
    fileName: `campaign-${campaign.id.slice(0, 8)}-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}

/** The same as XLSX, with what the campaign was on a sheet of its own. */
export function downloadCampaignXlsx(actor: Actor, campaign: Campaign, pieces: Pieces): Response {
  async function* rows() {
    for await (const piece of pieces) yield* piece.map(campaignLine);
  }
  const { name, kind, state, dueOn, summary, createdByName } = campaign;
  const about = [
    ["Campaign", name],
    ["What is asked", CAMPAIGN_KIND_WORDS[kind]],
    ["State", CAMPAIGN_STATE_WORDS[state]],
    ["Answer due", formatDate(dueOn)],
    ["Begun by", createdByName],
    ["What came of it", summary ?? ""],
    ["As of", formatDate(actor.on)],
    ["Made by", `${actor.personName}, ${actor.organizationName}`],
  ];
  return downloadSheets(
    [
      { name: "Campaign", columns: [...CAMPAIGN_COLUMNS], rows: rows() },
      {
        name: "About this file",
        columns: ["What", "Value"].map((header, i) => ({ header, width: i === 0 ? 22 : 110 })),
        rows: about,
      },
    ],
    { fileName: `campaign-${campaign.id.slice(0, 8)}-${actor.on}.xlsx`, at: actor.at },
  );
}
