import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { isPostureState, type PostureState } from "#app/domain/posture/states.ts";

/** What a list of suppliers is asked for, as its address says it. */
export type SupplierListAddress = {
  search: string;
  state: PostureState | undefined;
  tag: string;
  cursor: { direction: "after" | "before"; legalName: string; id: string } | null;
};

const LONGEST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Read the address of a list; what it does not understand is left out. */
export function readSupplierList(query: URLSearchParams): SupplierListAddress {
  const state = query.get("state") ?? "";
  const text = (name: string) => cleanSearch(query.get(name) ?? "").slice(0, LONGEST);
  return {
    search: text("q"),
    state: isPostureState(state) ? state : undefined,
    tag: text("tag"),
    cursor: readCursor(query, "after") ?? readCursor(query, "before"),
  };
}

function readCursor(query: URLSearchParams, direction: "after" | "before") {
  const [id = "", ...name] = (query.get(direction) ?? "").split(" ");
  return UUID.test(id) ? { direction, id, legalName: name.join(" ") } : null;
}

/** The query part of an address: the filters, and where the page begins or ends. */
export function supplierListQuery(
  { search, state, tag }: Omit<SupplierListAddress, "cursor">,
  cursor?: { direction: "after" | "before"; legalName: string; id: string },
): string {
  const query = new URLSearchParams();
  if (search) query.set("q", search);
  if (state) query.set("state", state);
  if (tag) query.set("tag", tag);
  if (cursor) query.set(cursor.direction, `${cursor.id} ${cursor.legalName}`);
  const text = query.toString();
  return text ? `?${text}` : "";
}
