import { RESPONSE_STATES, type ResponseState } from "./response-state.ts";

/** What the list of sent questionnaires shows, as its address says it. */
export type SentAddress = {
  state?: ResponseState;
  questionnaire?: string;
  isLate?: boolean;
  /** from 1 on */
  page: number;
};

const MOST_PAGES = 1_000;

/** What an address asks for; what it does not know is left out. @throws never */
export function readSentAddress(query: URLSearchParams): SentAddress {
  const state = RESPONSE_STATES.find((one) => one === query.get("state"));
  const questionnaire = query.get("questionnaire") || undefined;
  const page = Number.parseInt(query.get("page") ?? "", 10);
  return {
    ...(state ? { state } : {}),
    ...(questionnaire ? { questionnaire } : {}),
    ...(query.get("late") === "yes" ? { isLate: true } : {}),
    page: page > 1 ? Math.min(page, MOST_PAGES) : 1,
  };
}

/** The query of an address: `?state=submitted`, or nothing. */
export function writeSentAddress({
  state,
  questionnaire,
  isLate,
  page,
}: Partial<SentAddress>): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (questionnaire) query.set("questionnaire", questionnaire);
  if (isLate) query.set("late", "yes");
  if (page && page > 1) query.set("page", String(page));
  return query.size > 0 ? `?${query}` : "";
}
