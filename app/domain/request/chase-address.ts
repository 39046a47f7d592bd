import { formatPiid } from "#app/domain/contract/piid.ts";
import { isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { readOwner, type WorkOwner, writeOwner } from "#app/domain/worklist/list-address.ts";

/** What the list of whom to chase is asked for, as its address says it. */
export type ChaseAddress = {
  /** words of a supplier; empty: of all */
  search: string;
  contractId: string | undefined;
  owner: WorkOwner;
  /** only what is past its day */
  isLate: boolean;
  /** what the page begins after */
  after: ChasePlace | null;
};

/** What places a row: the day it is due, and its request. */
export type ChasePlace = { dueOn: string; requestId: string };

export const CHASED_PER_PAGE = 50;

/** Whether only some suppliers are asked about: how many of them there are is counted as far as is told. */
export function areSuppliersChosen({
  search,
  owner,
}: Pick<ChaseAddress, "search" | "owner">): boolean {
  return search !== "" || owner !== "everybody";
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 200;

/** Read the address of the list; what it does not understand is left out. */
export function readChaseAddress(query: URLSearchParams): ChaseAddress {
  const contractId = query.get("contract") ?? "";
  const [dueOn = "", requestId = ""] = (query.get("after") ?? "").split(" ");
  return {
    search: cleanSearch(query.get("q") ?? "").slice(0, LONGEST),
    contractId: UUID.test(contractId) ? contractId : undefined,
    owner: readOwner(query.get("owner") ?? "", "everybody"),
    isLate: query.get("late") === "yes",
    after: isCalendarDate(dueOn) && UUID.test(requestId) ? { dueOn, requestId } : null,
  };
}

/**
 * What the list is narrowed to, in words.
 *
 * @param names of the contract and the people whose ids the address says.
 */
export function sayChaseFilter(
  { search, owner, isLate, contractId }: Omit<ChaseAddress, "after">,
  names: { contractPiid: string | undefined; owners: readonly { id: string; name: string }[] },
): string[] {
  return [
    search && `holding “${search}”`,
    contractId && `contract ${formatPiid(names.contractPiid ?? "")}`,
    sayOwner(owner, names.owners),
    isLate && "past its day",
  ].flatMap((words) => words || []);
}

function sayOwner(
  owner: WorkOwner,
  owners: readonly { id: string; name: string }[],
): string | undefined {
  if (typeof owner === "string") return OWNER_WORDS[owner];
  return `suppliers of ${owners.find(({ id }) => id === owner.personId)?.name ?? "somebody who is not here any more"}`;
}

const OWNER_WORDS = {
  everybody: undefined,
  me: "suppliers owned by the reader",
  "for-me": "suppliers owned by the reader or nobody",
  nobody: "suppliers owned by nobody",
};

/** Which requests were chosen in the list, as an address says it; what is no id is left out. */
export function readChosenRequests(query: URLSearchParams): string[] {
  const ids = query.getAll("requestId").filter((id) => UUID.test(id));
  return [...new Set(ids)].slice(0, CHASED_PER_PAGE);
}

/** The query part of an address: the filters, and after what the page begins. */
export function chaseQuery(
  filter: Partial<Omit<ChaseAddress, "after">>,
  after?: ChasePlace | null,
): string {
  const { search, contractId, owner = "everybody", isLate } = filter;
  const query = new URLSearchParams();
  if (search) query.set("q", search);
  if (contractId) query.set("contract", contractId);
  if (owner !== "everybody") query.set("owner", writeOwner(owner, "everybody"));
  if (isLate) query.set("late", "yes");
  if (after) query.set("after", `${after.dueOn} ${after.requestId}`);
  const text = query.toString();
  return text ? `?${text}` : "";
}
