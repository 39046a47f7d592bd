import { z } from "zod";
import { Day, Instant } from "#app/domain/record/parts.ts";

/** The most rows that one answer holds, and how many it holds where nobody says. */
export const MOST_ROWS = 200;
export const USUAL_ROWS = 50;

/** What every list for programs begins with: whose it is, what day it is true for, and where it goes on. */
export const LIST_HEAD = {
  prime: z.object({ id: z.uuid(), legalName: z.string(), timeZone: z.string() }),
  asOf: Day,
  readAt: Instant,
  next: z.url().nullable(),
};

/** The same in words, for the schemas. */
export const HEAD_WORDS: Readonly<Record<string, string>> = {
  prime: "Whose list it is.",
  "prime.timeZone": "In which time zone its days begin and end, as IANA names it.",
  asOf: "The day that the answers are for: today in the prime's time zone.",
  readAt: "When it was read.",
  next: "The address of the next rows, with the same filters; null on the last page.",
};
