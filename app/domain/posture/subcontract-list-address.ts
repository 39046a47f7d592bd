import { isMonth } from "#app/domain/kernel/calendar-date.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";
import { INFORMATION, type Information } from "#app/domain/subcontract/information.ts";
import { VALUE_BANDS, type ValueBand } from "#app/domain/subcontract/value-bands.ts";
import { isStanding, type Standing } from "./standing.ts";
import { isPostureState, type PostureState } from "./states.ts";

/** What a list of subcontracts can be sorted by. */
export const SUBCONTRACT_SORTS = [
  "number",
  "supplier",
  "contract",
  "state",
  "until",
  "award",
  "value",
] as const;
export type SubcontractSort = (typeof SUBCONTRACT_SORTS)[number];

/** Where a page begins: after the subcontract of this number, at its place in the order. */
export type SubcontractCursor = { number: string; place: string };

/** What a list of subcontracts is asked for, as its address says it. */
export type SubcontractListAddress = {
  search: string;
  /** what only comes close to the search fits too, the closest first */
  isNear: boolean;
  state?: PostureState;
  standing?: Standing;
  /** of one contract */
  contractId?: string;
  /** what flows to the supplier; `not-answered` where nobody said it yet */
  handles?: Information | "not-answered";
  /** by what it is worth */
  value?: ValueBand;
  /** by what the prime asks beyond the rule */
  own?: "met" | "not-met";
  /** eligible ones whose verdict ends in this month (`2027-03`) */
  lapsesIn?: string;
  /** only those that may be awarded today and not on the planned award day */
  changesByAward: boolean;
  /** only closed ones; else only open ones */
  isClosed: boolean;
  sort: SubcontractSort;
  isDescending: boolean;
};

const LONGEST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HANDLES = [...INFORMATION, "not-answered"] as const;
const OWN = ["met", "not-met"] as const;

/** Read the address of a list; what it does not understand is left out. */
export function readSubcontractList(
  query: URLSearchParams,
): SubcontractListAddress & { cursor: SubcontractCursor | null } {
  const text = (name: string) => query.get(name) ?? "";
  const oneOf = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === text(name));
  const state = text("state");
  const standing = text("standing");
  const number = text("after").slice(0, LONGEST);
  return {
    search: cleanSearch(text("q")).slice(0, LONGEST),
    isNear: text("near") === "yes",
    state: isPostureState(state) ? state : undefined,
    standing: isStanding(standing) ? standing : undefined,
    contractId: UUID.test(text("contract")) ? text("contract") : undefined,
    handles: oneOf(HANDLES, "handles"),
    value: oneOf(VALUE_BANDS, "value"),
    own: oneOf(OWN, "own"),
    lapsesIn: isMonth(text("lapsesIn")) ? text("lapsesIn") : undefined,
    changesByAward: text("awardDay") === "not",
    isClosed: text("closed") === "yes",
    sort: oneOf(SUBCONTRACT_SORTS, "sort") ?? "number",
    isDescending: text("order") === "down",
    cursor: number ? { number, place: text("from").slice(0, LONGEST) } : null,
  };
}

/** What narrows or sorts a list, as the fields of its address. */
export function subcontractListFields(
  address: Partial<SubcontractListAddress>,
): Record<string, string> {
  const { search, isNear, state, standing, contractId, handles, value, own } = address;
  const { lapsesIn, changesByAward, isClosed, sort, isDescending } = address;
  return {
    ...(search && { q: search }),
    ...(search && isNear && { near: "yes" }),
    ...(state && { state }),
    ...(standing && { standing }),
    ...(contractId && { contract: contractId }),
    ...(handles && { handles }),
    ...(value && { value }),
    ...(own && { own }),
    ...(lapsesIn && { lapsesIn }),
    ...(changesByAward && { awardDay: "not" }),
    ...(isClosed && { closed: "yes" }),
    ...(sort && sort !== "number" && { sort }),
    ...(isDescending && { order: "down" }),
  };
}

/** The query part of an address: what narrows and sorts, and where the page begins. */
export function subcontractListQuery(
  address: Partial<SubcontractListAddress>,
  cursor?: SubcontractCursor | null,
): string {
  const fields = {
    ...subcontractListFields(address),
    ...(cursor && { from: cursor.place, after: cursor.number }),
  };
  return Object.keys(fields).length > 0 ? `?${new URLSearchParams(fields)}` : "";
}

/** Some subcontracts of a list, or all that fit its filters. */
export type ChosenSubcontracts = { ids: string[] } | { all: SubcontractListAddress };

/** What was chosen in a list, as an address says it; what is no id is left out. */
export function readChosenSubcontracts(query: URLSearchParams): ChosenSubcontracts {
  if (query.get("all") === "yes") {
    const { cursor: _, ...all } = readSubcontractList(query);
    return { all };
  }
  const ids = query.getAll("subcontractId").filter((id) => UUID.test(id));
  return { ids: [...new Set(ids)].slice(0, MOST_CHOSEN) };
}
