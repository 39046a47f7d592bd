import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { readOwner, type WorkOwner, writeOwner } from "#app/domain/worklist/list-address.ts";
import { isSlip, type PlanProgress, type Slip } from "./progress.ts";

/** How a plan goes, the most pressing first. */
export const PLAN_STATES = ["slipping", "on-its-way", "finished"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export const PLAN_STATE_WORDS: Record<PlanState, string> = {
  slipping: "Slipping",
  "on-its-way": "On its way",
  finished: "Nothing open",
};

/**
 * How a plan goes.
 *
 * @param slips why it slips, as `findSlips` finds it.
 */
export function planStateOf(
  { openCount }: Pick<PlanProgress, "openCount">,
  slips: readonly Slip[],
): PlanState {
  if (openCount === 0) return "finished";
  return slips.length > 0 ? "slipping" : "on-its-way";
}

/** What a list of plans can be sorted by. */
export const PLAN_SORTS = [
  "urgency",
  "supplier",
  "system",
  "finish",
  "close-out",
  "moved",
  "reviewed",
] as const;
export type PlanSort = (typeof PLAN_SORTS)[number];

/** Where a page begins: after the plan of this id, of a supplier of this name, at its place in the order. */
export type PlanCursor = { place: string; supplierName: string; planId: string };

/** What a list of plans is asked for, as its address says it. */
export type PlanListAddress = {
  search: string;
  /** what only comes close to the search fits too, the closest first */
  isNear: boolean;
  state: PlanState | undefined;
  /** those that slip for this reason, whatever else is wrong */
  slip: Slip | undefined;
  supplierId: string | undefined;
  /** of suppliers with an open subcontract under this contract */
  contractId: string | undefined;
  /** who answers for the supplier */
  owner: WorkOwner;
  sort: PlanSort;
  isDescending: boolean;
};

const LONGEST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Read the address of a list; what it does not understand is left out. */
export function readPlanList(
  query: URLSearchParams,
): PlanListAddress & { cursor: PlanCursor | null } {
  const text = (name: string) => query.get(name) ?? "";
  const idOf = (name: string) => (UUID.test(text(name)) ? text(name) : undefined);
  const slip = text("slip");
  return {
    search: cleanSearch(text("q")).slice(0, LONGEST),
    isNear: text("near") === "yes",
    state: PLAN_STATES.find((state) => state === text("state")),
    slip: isSlip(slip) ? slip : undefined,
    supplierId: idOf("supplier"),
    contractId: idOf("contract"),
    owner: readOwner(text("owner"), "everybody"),
    sort: PLAN_SORTS.find((sort) => sort === text("sort")) ?? "urgency",
    isDescending: text("order") === "down",
    cursor: readCursor(text("after"), text("from")),
  };
}

function readCursor(after: string, from: string): PlanCursor | null {
  const [planId = "", ...name] = after.split(" ");
  if (!UUID.test(planId)) return null;
  return { planId, supplierName: name.join(" "), place: from.slice(0, LONGEST) };
}

/** The query part of an address: what narrows and sorts, and where the page begins. */
export function planListQuery(
  address: Partial<PlanListAddress>,
  cursor?: PlanCursor | null,
): string {
  const { search, isNear, state, slip, supplierId, contractId, sort, isDescending } = address;
  const owner = writeOwner(address.owner ?? "everybody", "everybody");
  const fields = {
    ...(search && { q: search }),
    ...(search && isNear && { near: "yes" }),
    ...(state && { state }),
    ...(slip && { slip }),
    ...(supplierId && { supplier: supplierId }),
    ...(contractId && { contract: contractId }),
    ...(owner && { owner }),
    ...(sort && sort !== "urgency" && { sort }),
    ...(isDescending && { order: "down" }),
    ...(cursor?.place && { from: cursor.place }),
    ...(cursor && { after: `${cursor.planId} ${cursor.supplierName}` }),
  };
  return Object.keys(fields).length > 0 ? `?${new URLSearchParams(fields)}` : "";
}

/** Whether a list is narrowed at all: sorting it leaves nothing out. */
export function isPlanListNarrowed(address: PlanListAddress): boolean {
  return planListQuery({ ...address, sort: "urgency", isDescending: false }) !== "";
}
