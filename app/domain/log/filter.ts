import { z } from "zod";
import {
  type CalendarDate,
  calendarDate,
  formatDate,
  isCalendarDate,
} from "#app/domain/kernel/calendar-date.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "./actions.ts";

/** What part of the log is asked for; what is left out does not narrow it. */
export type LogFilter = {
  action?: OversightAction;
  /** in contract numbers, subcontract numbers and supplier names */
  search?: string;
  contractId?: string;
  subcontractId?: string;
  supplierId?: string;
  /** first and last day, on the prime's clock */
  from?: CalendarDate;
  to?: CalendarDate;
  /** the entry before which the page ends */
  before?: number;
};

const isAction = (text: string | null): text is OversightAction =>
  text !== null && Object.hasOwn(OVERSIGHT_ACTIONS, text);

/** Read the filter from an address; what makes no sense there is left out. */
export function readLogFilter(query: URLSearchParams): LogFilter {
  const action = query.get("action");
  const day = (name: string) => {
    const text = query.get(name) ?? "";
    return isCalendarDate(text) ? calendarDate(text) : undefined;
  };
  const id = (name: string) => z.uuid().safeParse(query.get(name)).data;
  const before = z.coerce.number().int().positive().safeParse(query.get("before")).data;
  return {
    action: isAction(action) ? action : undefined,
    search: cleanSearch(query.get("q") ?? "") || undefined,
    contractId: id("contract"),
    subcontractId: id("subcontract"),
    supplierId: id("supplier"),
    from: day("from"),
    to: day("to"),
    before,
  };
}

/** What the log is narrowed to, in words, for its head on paper. */
export function sayLogFilter(filter: LogFilter): string[] {
  const { action, search, contractId, subcontractId, supplierId, from, to, before } = filter;
  const isOfOne = contractId ?? subcontractId ?? supplierId;
  return [
    action && OVERSIGHT_ACTIONS[action],
    search && `about “${search}”`,
    isOfOne && "about one contract, subcontract or supplier",
    from && `from ${formatDate(from)}`,
    to && `to ${formatDate(to)}`,
    before && `before entry ${before}`,
  ].filter((words) => typeof words === "string") as string[];
}

/** The same filter as an address, so that a link can be sent. */
export function writeLogFilter(filter: LogFilter): string {
  const named = {
    action: filter.action,
    q: filter.search,
    contract: filter.contractId,
    subcontract: filter.subcontractId,
    supplier: filter.supplierId,
    from: filter.from,
    to: filter.to,
    before: filter.before?.toString(),
  };
  const given = Object.entries(named).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(given).toString();
}
