import { expirationListQuery, readExpirationList } from "#app/domain/expiration/list-address.ts";
import { FACT_KINDS } from "#app/domain/fact/kinds.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import {
  readSubcontractList,
  subcontractListQuery,
} from "#app/domain/posture/subcontract-list-address.ts";
import { planListQuery, readPlanList } from "#app/domain/remediation/plan-list-address.ts";
import { readSupplierList, supplierListQuery } from "#app/domain/supplier/list-address.ts";
import { readColumns, withColumns } from "./columns.ts";

/** The lists whose state can be kept under a name. */
export const VIEWED_LISTS = [
  "suppliers",
  "subcontracts",
  "expirations",
  "reviews",
  "remediation",
] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

export const VIEWED_LIST_WORDS: Record<ViewedList, string> = {
  suppliers: "Suppliers",
  subcontracts: "Subcontracts",
  expirations: "Expirations",
  reviews: "Reviews",
  remediation: "Remediation plans",
};

/** The columns of each that can be left out; the first, which names what a row is about, always stands. */
export const LIST_COLUMNS = {
  suppliers: ["identifiers", "subcontracts", "state", "until", "score", "contact"],
  subcontracts: ["supplier", "contract", "required", "award", "value", "state", "standing"],
  expirations: ["kind", "meaning", "supplier", "under", "asked", "reminder"],
  reviews: [],
  remediation: ["supplier", "slips", "open", "done", "finish", "close-out", "moved", "reviewed"],
} as const satisfies Record<ViewedList, readonly string[]>;

/** What each list understands of an address; where its page begins is no part of a view. */
const READERS: Record<ViewedList, (query: URLSearchParams) => string> = {
  suppliers: (query) => supplierListQuery(readSupplierList(query)),
  subcontracts: (query) => subcontractListQuery(readSubcontractList(query)),
  expirations: (query) => expirationListQuery(readExpirationList(query)),
  reviews: readReviews,
  remediation: (query) => planListQuery(readPlanList(query)),
};

function readReviews(query: URLSearchParams): string {
  const fields = new URLSearchParams();
  const search = cleanSearch(query.get("q") ?? "");
  const kind = FACT_KINDS.find((one) => one === query.get("kind"));
  if (search) fields.set("q", search);
  if (kind) fields.set("kind", kind);
  const text = fields.toString();
  return text ? `?${text}` : "";
}

/**
 * The state of a list as its address says it, in one spelling whatever the address's was.
 *
 * @returns "" for the list as it is without any.
 */
export function stateOfList(list: ViewedList, query: string): string {
  const asked = new URLSearchParams(query);
  const columns = readColumns<string>(LIST_COLUMNS[list], asked);
  const state = withColumns(READERS[list](asked), columns).slice(1);
  const fields = [...new URLSearchParams(state)].sort(([a], [b]) => (a < b ? -1 : 1));
  return new URLSearchParams(fields).toString();
}

/** Whether `text` names a list that has views. */
export function isViewedList(text: string): text is ViewedList {
  return VIEWED_LISTS.some((list) => list === text);
}
