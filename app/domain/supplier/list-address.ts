import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { isPostureState, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { isScoreBand, SCORE_BAND_WORDS, type ScoreBand } from "#app/domain/sprs/score-bands.ts";

/** What a list of suppliers can be sorted by. */
export const SUPPLIER_SORTS = ["name", "state", "until", "subcontracts"] as const;
export type SupplierSort = (typeof SUPPLIER_SORTS)[number];

/** Suppliers without an open subcontract have no state. */
export type SupplierState = PostureState | "none";

/** Where a page begins or ends: the supplier after or before which it stands, at its place in the order. */
export type SupplierCursor = {
  direction: "after" | "before";
  legalName: string;
  id: string;
  place: string;
};

/** What a list of suppliers is asked for, as its address says it. */
export type SupplierListAddress = {
  search: string;
  /** what only comes close to the search fits too, the closest first */
  isNear: boolean;
  /** the worst of the open subcontracts */
  state?: SupplierState;
  /** by the SPRS score that stands for it */
  score?: ScoreBand;
  tag: string;
  /** those that the reader owns */
  isMine: boolean;
  sort: SupplierSort;
  isDescending: boolean;
};

const LONGEST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Read the address of a list; what it does not understand is left out. */
export function readSupplierList(
  query: URLSearchParams,
): SupplierListAddress & { cursor: SupplierCursor | null } {
  const state = query.get("state") ?? "";
  const score = query.get("score") ?? "";
  const text = (name: string) => cleanSearch(query.get(name) ?? "").slice(0, LONGEST);
  return {
    search: text("q"),
    isNear: query.get("near") === "yes",
    state: state === "none" || isPostureState(state) ? state : undefined,
    score: isScoreBand(score) ? score : undefined,
    tag: text("tag"),
    isMine: query.get("owner") === "me",
    sort: SUPPLIER_SORTS.find((sort) => sort === query.get("sort")) ?? "name",
    isDescending: query.get("order") === "down",
    cursor: readCursor(query, "after") ?? readCursor(query, "before"),
  };
}

function readCursor(query: URLSearchParams, direction: "after" | "before") {
  const [id = "", ...name] = (query.get(direction) ?? "").split(" ");
  const place = (query.get("from") ?? "").slice(0, LONGEST);
  return UUID.test(id) ? { direction, id, legalName: name.join(" "), place } : null;
}

const SORT_WORDS: Record<SupplierSort, string> = {
  name: "name",
  state: "worst state",
  until: "next lapse",
  subcontracts: "number of subcontracts",
};

/** What a list of suppliers is narrowed to and sorted by, in words, for its head on paper. */
export function saySupplierFilter(address: SupplierListAddress): string[] {
  const { search, isNear, state, score, tag, isMine, sort, isDescending } = address;
  return [
    search && `${isNear ? "close to" : "holding"} “${search}”`,
    state && (state === "none" ? "no open subcontract" : POSTURE_WORDS[state]),
    score && `SPRS score ${SCORE_BAND_WORDS[score].toLowerCase()}`,
    tag && `tagged ${tag}`,
    isMine && "owned by the reader",
    `sorted by ${SORT_WORDS[sort]}${isDescending ? ", last first" : ""}`,
  ].filter((words) => typeof words === "string" && words !== "") as string[];
}

/** The query part of an address: what narrows and sorts, and where the page begins or ends. */
export function supplierListQuery(
  address: Partial<SupplierListAddress>,
  cursor?: SupplierCursor | null,
): string {
  const { search, isNear, state, score, tag, isMine, sort, isDescending } = address;
  const fields = {
    ...(search && { q: search }),
    ...(search && isNear && { near: "yes" }),
    ...(state && { state }),
    ...(score && { score }),
    ...(tag && { tag }),
    ...(isMine && { owner: "me" }),
    ...(sort && sort !== "name" && { sort }),
    ...(isDescending && { order: "down" }),
    ...(cursor?.place && { from: cursor.place }),
    ...(cursor && { [cursor.direction]: `${cursor.id} ${cursor.legalName}` }),
  };
  return Object.keys(fields).length > 0 ? `?${new URLSearchParams(fields)}` : "";
}
