import {
  type ChosenSubcontracts,
  readChosenSubcontracts,
  subcontractListFields,
} from "#app/domain/posture/subcontract-list-address.ts";
import {
  everySupplierQuery,
  readSupplierChoice,
  type SupplierChoice,
} from "#app/domain/supplier/choice.ts";
import type { SupplierListAddress } from "#app/domain/supplier/list-address.ts";
import { readOwner, type WorkOwner, writeOwner } from "#app/domain/worklist/list-address.ts";
import { CAMPAIGN_SKIPS, type CampaignSkip } from "./skip.ts";
import { CAMPAIGN_STAGES, type CampaignStage } from "./stage.ts";

/** Whom a campaign begins with: some rows of a list, or all that fit its filters. */
export type CampaignChoice =
  | { of: "suppliers"; chosen: SupplierChoice }
  | { of: "subcontracts"; chosen: ChosenSubcontracts };

/** Read whom an address chooses; what it does not understand is left out. */
export function readCampaignChoice(query: URLSearchParams): CampaignChoice {
  if (query.get("of") === "subcontracts")
    return { of: "subcontracts", chosen: readChosenSubcontracts(query) };
  return { of: "suppliers", chosen: readSupplierChoice(query) };
}

/** The query part of an address that begins a campaign with all suppliers of a list. */
export function allSuppliersQuery(address: Partial<SupplierListAddress>): string {
  const query = new URLSearchParams(everySupplierQuery(address));
  query.set("of", "suppliers");
  return `?${query}`;
}

/** The same with all subcontracts of a list. */
export function allSubcontractsQuery(address: Parameters<typeof subcontractListFields>[0]): string {
  const query = new URLSearchParams(subcontractListFields(address));
  query.set("of", "subcontracts");
  query.set("all", "yes");
  return `?${query}`;
}

/**
 * Whom a campaign's list shows: who came at least so far, who is stuck, whoever is asked (`planned`), was
 * left out for a reason or for any, or everybody who was chosen.
 */
export type CampaignShown =
  | CampaignStage
  | "stuck"
  | "withdrawn"
  | "planned"
  | "skipped"
  | "chosen"
  | CampaignSkip;

const SHOWN: readonly string[] = [
  ...CAMPAIGN_STAGES,
  "stuck",
  "withdrawn",
  "planned",
  "skipped",
  "chosen",
  ...CAMPAIGN_SKIPS,
];

/** Where a page of a list begins: after the recipient of this name and id. */
export type CampaignPlace = { name: string; id: string };

/** What a campaign's list is asked for, as its address says it. */
export type CampaignListAddress = {
  show: CampaignShown | undefined;
  owner: WorkOwner;
  after: CampaignPlace | null;
};

export const RECIPIENTS_PER_PAGE = 50;
/** A report is printed in pages of so many: one of twenty thousand rows would hold up everybody. */
export const PRINTED_PER_PAGE = 2_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Read the address of a campaign; what it does not understand is left out. */
export function readCampaignAddress(query: URLSearchParams): CampaignListAddress {
  const show = query.get("show") ?? "";
  const [id = "", ...name] = (query.get("after") ?? "").slice(0, 400).split(" ");
  return {
    show: SHOWN.includes(show) ? (show as CampaignShown) : undefined,
    owner: readOwner(query.get("owner") ?? "", "everybody"),
    after: UUID.test(id) ? { id, name: name.join(" ") } : null,
  };
}

/** The query part of an address: the filters, and after whom the page begins. */
export function campaignQuery(
  { show, owner = "everybody" }: Partial<Omit<CampaignListAddress, "after">>,
  after?: CampaignPlace | null,
): string {
  const query = new URLSearchParams();
  if (show) query.set("show", show);
  const whose = writeOwner(owner, "everybody");
  if (whose) query.set("owner", whose);
  if (after) query.set("after", `${after.id} ${after.name}`);
  const text = query.toString();
  return text ? `?${text}` : "";
}

/** Whether what a list shows is a reason to have left somebody out. */
export function isSkip(show: string | undefined): show is CampaignSkip {
  return CAMPAIGN_SKIPS.some((skip) => skip === show);
}
