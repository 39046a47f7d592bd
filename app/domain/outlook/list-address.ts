import { REASON_CODES, type ReasonCode } from "#app/domain/eligibility/types.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { REACHES, type Reach } from "./look-ahead.ts";
import type { OutlookRow } from "./row.ts";

/** Which subcontracts of an outlook are listed. */
export const OUTLOOK_LISTS = ["act", "not", "moves", "all"] as const;
export type OutlookList = (typeof OUTLOOK_LISTS)[number];

export const OUTLOOK_LIST_WORDS: Record<OutlookList, string> = {
  act: "To act on",
  not: "Could not be awarded",
  moves: "Other than today",
  all: "All",
};

/** What narrows the list; what an address does not say is not asked. */
export type OutlookFilter = {
  list: OutlookList;
  today?: PostureState | undefined;
  ahead?: PostureState | undefined;
  why?: ReasonCode | undefined;
  reach?: Reach | "cannot" | undefined;
};

export const OUTLOOK_ROWS_PER_PAGE = 50;

/** Read which rows an address asks for; what it does not understand is left out. */
export function readOutlookList(query: URLSearchParams): { filter: OutlookFilter; page: number } {
  const oneOf = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === query.get(name));
  const today = oneOf(POSTURE_STATES, "today");
  const ahead = oneOf(POSTURE_STATES, "ahead");
  const why = oneOf(REASON_CODES, "why");
  const reach = oneOf([...REACHES, "cannot"] as const, "reaches");
  const isNarrowed = today || ahead || why || reach;
  const page = Number(query.get("page") ?? 1);
  return {
    filter: {
      list: oneOf(OUTLOOK_LISTS, "list") ?? (isNarrowed ? "all" : "act"),
      today,
      ahead,
      why,
      reach,
    },
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** What narrows the list, as the fields of an address. */
export function outlookListFields(filter: Partial<OutlookFilter>): Record<string, string> {
  const { list, today, ahead, why, reach } = filter;
  const isNarrowed = today || ahead || why || reach;
  const usual: OutlookList = isNarrowed ? "all" : "act";
  return {
    ...(list && list !== usual && { list }),
    ...(today && { today }),
    ...(ahead && { ahead }),
    ...(why && { why }),
    ...(reach && { reaches: reach }),
  };
}

/** Whether a row is in the list. */
export function isListed(row: OutlookRow, filter: OutlookFilter): boolean {
  const { list, today, ahead, why, reach } = filter;
  if (list === "act" && row.act === null) return false;
  if (list === "not" && row.ahead !== "ineligible" && row.ahead !== "undecided") return false;
  if (list === "moves" && row.today === row.ahead) return false;
  if (today && row.today !== today) return false;
  if (ahead && row.ahead !== ahead) return false;
  if (why && row.reason?.code !== why) return false;
  if (reach === "cannot") return row.needed !== null && row.needed.reach !== "in-time";
  return !reach || row.needed?.reach === reach;
}
