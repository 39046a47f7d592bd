import { type CalendarDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { isWorkKind, type WorkKind } from "./kinds.ts";
import type { WorkPlace } from "./urgency.ts";

/**
 * Whose work is listed: what waits for me, which is mine and what belongs to nobody; mine alone; what
 * belongs to nobody who works here; everybody's; or one person's, by their id.
 */
export type WorkOwner = "for-me" | "me" | "nobody" | "everybody" | { personId: string };

/** What the worklist is asked for, as its address says it. */
export type WorkAddress = {
  kind: WorkKind | undefined;
  contractId: string | undefined;
  owner: WorkOwner;
  /** what the page begins after */
  after: WorkPlace | null;
};

export const WORK_PER_PAGE = 50;

/** What is counted at most beside the navigation: beyond it, it says that there is more. */
export const MOST_COUNTED = 99;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is counted at most of one kind, or of whom to chase: beyond it, the page says that there is more. */
export const MOST_WORK_COUNTED = 1_000;

/** How much there is, as far as it was counted: `1,000+` where there is more. */
export function sayWork(count: number): string {
  return count > MOST_WORK_COUNTED
    ? `${MOST_WORK_COUNTED.toLocaleString("en-US")}+`
    : String(count);
}

/** Read the address of the worklist; what it does not understand is left out. */
export function readWorkAddress(query: URLSearchParams): WorkAddress {
  const kind = query.get("kind") ?? "";
  const contractId = query.get("contract") ?? "";
  return {
    kind: isWorkKind(kind) ? kind : undefined,
    contractId: UUID.test(contractId) ? contractId : undefined,
    owner: readOwner(query.get("owner") ?? ""),
    after: readPlace(query.get("after") ?? ""),
  };
}

const OWNERS = ["for-me", "me", "nobody", "everybody"] as const;

/**
 * An owner as an address and a filter say it.
 *
 * @param unsaid whose is meant where nothing is said.
 */
export function readOwner(text: string, unsaid: WorkOwner = "for-me"): WorkOwner {
  const named = OWNERS.find((one) => one === text);
  if (named) return named;
  return UUID.test(text) ? { personId: text } : unsaid;
}

/** The same written; empty for what is meant where nothing is said. */
export function writeOwner(owner: WorkOwner, unsaid: WorkOwner = "for-me"): string {
  if (owner === unsaid) return "";
  return typeof owner === "string" ? owner : owner.personId;
}

function readPlace(text: string): WorkPlace | null {
  const [day = "", kind = "", id = ""] = text.split(" ");
  if (!isWorkKind(kind) || !UUID.test(id)) return null;
  const until = day === "-" ? null : isCalendarDate(day) ? (day as CalendarDate) : undefined;
  return until === undefined ? null : { until, kind, id };
}

/** The query part of an address: the filters, and after what the page begins. */
export function workQuery(
  { kind, contractId, owner = "for-me" }: Partial<Omit<WorkAddress, "after">>,
  after?: WorkPlace | null,
): string {
  const query = new URLSearchParams();
  if (kind) query.set("kind", kind);
  if (contractId) query.set("contract", contractId);
  if (owner !== "for-me") query.set("owner", writeOwner(owner));
  if (after) query.set("after", `${after.until ?? "-"} ${after.kind} ${after.id}`);
  const text = query.toString();
  return text ? `?${text}` : "";
}
