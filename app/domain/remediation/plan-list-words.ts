import { formatPiid } from "#app/domain/contract/piid.ts";
import type { PlanListAddress, PlanSort } from "./plan-list-address.ts";
import { PLAN_STATE_WORDS } from "./plan-list-address.ts";
import type { Slip } from "./progress.ts";

/** How each reads as one word in a list. */
export const SLIP_WORDS: Record<Slip, string> = {
  "past-close-out": "Too late for the close-out",
  overdue: "Overdue",
  standstill: "Stands still",
};

const SORT_WORDS: Record<PlanSort, string> = {
  urgency: "how it goes, the most pressing first",
  supplier: "supplier",
  system: "system",
  finish: "the day by which it is to be finished",
  "close-out": "the last day of the close-out",
  moved: "the last change",
  reviewed: "when it was looked at",
};

/** The names of what a list is narrowed to by ids. */
export type PlanListNames = {
  supplierName?: string | undefined;
  contractPiid?: string | undefined;
  ownerName?: string | undefined;
};

/** What a list of plans is narrowed to and sorted by, in words: for its head on paper and its file. */
export function sayPlanFilter(address: PlanListAddress, names: PlanListNames): string[] {
  const { search, isNear, state, slip, supplierId, contractId, owner, sort } = address;
  const said: [condition: unknown, words: string][] = [
    [search, `${isNear ? "close to" : "holding"} “${search}”`],
    [state, `how it goes: ${state && PLAN_STATE_WORDS[state].toLowerCase()}`],
    [slip, `why it slips: ${slip && SLIP_WORDS[slip].toLowerCase()}`],
    [supplierId, `supplier ${names.supplierName ?? "that is not known"}`],
    [contractId, `contract ${names.contractPiid ? formatPiid(names.contractPiid) : "not known"}`],
    [owner !== "everybody", `supplier of ${sayOwner(owner, names.ownerName)}`],
    [true, `sorted by ${SORT_WORDS[sort]}${address.isDescending ? ", last first" : ""}`],
  ];
  return said.flatMap(([condition, words]) => (condition ? [words] : []));
}

function sayOwner(owner: PlanListAddress["owner"], name: string | undefined): string {
  if (owner === "me") return "the reader";
  if (owner === "for-me") return "the reader, or of nobody";
  return owner === "nobody" ? "nobody" : (name ?? "somebody who is not known");
}
