import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { RESPONSE_STATES, type ResponseState } from "./response-state.ts";

/** What the list can be sorted by; the first is how it is sorted of itself, the newest sent first. */
export const SENT_SORTS = ["sent", "supplier", "questionnaire", "due"] as const;
export type SentSort = (typeof SENT_SORTS)[number];

/** What the list of sent questionnaires shows, as its address says it. */
export type SentAddress = {
  /** part of a supplier's name, its codes or the questionnaire's title */
  search?: string;
  state?: ResponseState;
  questionnaire?: string;
  isLate?: boolean;
  /** absent: the newest sent first */
  sort?: SentSort;
  /** the other way round than the sort goes of itself */
  isTurned?: boolean;
  /** from 1 on */
  page: number;
};

const MOST_PAGES = 1_000;

/** What an address asks for; what it does not know is left out. @throws never */
export function readSentAddress(query: URLSearchParams): SentAddress {
  const state = RESPONSE_STATES.find((one) => one === query.get("state"));
  // The select of where they stand offers the late ones too.
  const isLate = query.get("late") === "yes" || query.get("state") === "late";
  const questionnaire = query.get("questionnaire") || undefined;
  const search = cleanSearch(query.get("q") ?? "");
  const sort = SENT_SORTS.find((one) => one !== "sent" && one === query.get("sort"));
  const page = Number.parseInt(query.get("page") ?? "", 10);
  return {
    ...(search ? { search } : {}),
    ...(state ? { state } : {}),
    ...(questionnaire ? { questionnaire } : {}),
    ...(isLate ? { isLate: true } : {}),
    ...(sort ? { sort } : {}),
    ...(query.get("order") === "turned" ? { isTurned: true } : {}),
    page: page > 1 ? Math.min(page, MOST_PAGES) : 1,
  };
}

/** The query of an address: `?state=submitted`, or nothing. */
export function writeSentAddress({
  search,
  state,
  questionnaire,
  isLate,
  sort,
  isTurned,
  page,
}: Partial<SentAddress>): string {
  const query = new URLSearchParams();
  if (search) query.set("q", search);
  if (state) query.set("state", state);
  if (questionnaire) query.set("questionnaire", questionnaire);
  if (isLate) query.set("late", "yes");
  if (sort && sort !== "sent") query.set("sort", sort);
  if (isTurned) query.set("order", "turned");
  if (page && page > 1) query.set("page", String(page));
  return query.size > 0 ? `?${query}` : "";
}
