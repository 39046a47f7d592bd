import {
  addMonths,
  type CalendarDate,
  calendarDate,
  isCalendarDate,
  isMonth,
} from "#app/domain/kernel/calendar-date.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { type ExpirationKind, isExpirationKind } from "./kinds.ts";
import { type Expiration, inOrder } from "./list.ts";

/** What a list of expirations is asked for, as its address says it. */
export type ExpirationListAddress = {
  kind: ExpirationKind | undefined;
  /** a month (`2027-03`), or what is overdue */
  when: string | undefined;
  contractId: string | undefined;
  /** words of a supplier; empty: of all */
  search: string;
  /** only of suppliers that the reader owns */
  isMine: boolean;
  /** the expiration after which the page begins */
  after: Pick<Expiration, "on" | "kind" | "id"> | null;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 200;
export const MONTHS_AHEAD = 12;

export const EXPIRATIONS_PER_PAGE = 50;

/** Read the address of a list; what it does not understand is left out. */
export function readExpirationList(query: URLSearchParams): ExpirationListAddress {
  const kind = query.get("kind") ?? "";
  const when = query.get("when") ?? "";
  const contractId = query.get("contract") ?? "";
  return {
    kind: isExpirationKind(kind) ? kind : undefined,
    when: when === "overdue" || isMonth(when) ? when : undefined,
    contractId: UUID.test(contractId) ? contractId : undefined,
    search: cleanSearch(query.get("q") ?? "").slice(0, LONGEST),
    isMine: query.get("owner") === "me",
    after: readCursor(query.get("after") ?? ""),
  };
}

function readCursor(text: string): ExpirationListAddress["after"] {
  const [on = "", kind = "", id = ""] = text.split(" ");
  if (!isCalendarDate(on) || !isExpirationKind(kind) || !UUID.test(id)) return null;
  return { on, kind, id };
}

/** The query part of an address: the filters, and after what the page begins. */
export function expirationListQuery(
  filter: Partial<Omit<ExpirationListAddress, "after">>,
  after?: Pick<Expiration, "on" | "kind" | "id"> | null,
): string {
  const query = new URLSearchParams();
  if (filter.kind) query.set("kind", filter.kind);
  if (filter.when) query.set("when", filter.when);
  if (filter.contractId) query.set("contract", filter.contractId);
  if (filter.search) query.set("q", filter.search);
  if (filter.isMine) query.set("owner", "me");
  if (after) query.set("after", `${after.on} ${after.kind} ${after.id}`);
  const text = query.toString();
  return text ? `?${text}` : "";
}

type Chosen = Pick<ExpirationListAddress, "kind" | "when">;

/** Those of a kind and a month. */
export function chooseExpirations(
  all: readonly Expiration[],
  { kind, when }: Chosen,
  asOf: CalendarDate,
): Expiration[] {
  return all.filter((one) => (!kind || one.kind === kind) && (!when || isWithin(one, when, asOf)));
}

function isWithin({ on }: Expiration, when: string, asOf: CalendarDate): boolean {
  return when === "overdue" ? on < asOf : on >= asOf && on.startsWith(when);
}

/** One page of a sorted list. @returns `next`: after which the next page begins; null on the last. */
export function pageOfExpirations<One extends Pick<Expiration, "on" | "kind" | "id">>(
  sorted: readonly One[],
  after: ExpirationListAddress["after"],
  size = EXPIRATIONS_PER_PAGE,
): { rows: One[]; next: One | null } {
  const left = after ? sorted.filter((one) => inOrder(one, after) > 0) : sorted;
  const rows = left.slice(0, size);
  return { rows, next: left.length > rows.length ? (rows.at(-1) ?? null) : null };
}

/** How many end in each of the next twelve months, the present one included, and are overdue. */
export function countByMonth(
  all: readonly { on: string; count?: number }[],
  asOf: CalendarDate,
): { months: { month: string; count: number }[]; overdue: number } {
  const first = calendarDate(`${asOf.slice(0, 7)}-01`);
  const counted = new Map<string, number>();
  for (const { on, count = 1 } of all) {
    const month = on < asOf ? "overdue" : on.slice(0, 7);
    counted.set(month, (counted.get(month) ?? 0) + count);
  }
  return {
    months: Array.from({ length: MONTHS_AHEAD }, (_, index) => {
      const month = addMonths(first, index).slice(0, 7);
      return { month, count: counted.get(month) ?? 0 };
    }),
    overdue: counted.get("overdue") ?? 0,
  };
}
