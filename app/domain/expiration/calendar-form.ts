import { z } from "zod";

/** Whose suppliers a calendar follows. */
const CALENDAR_SCOPES = ["own", "all"] as const;

/** What a person asks of the calendar that is made for them. */
export const CalendarForm = z.object({ scope: z.enum(CALENDAR_SCOPES) });

const CALENDAR_DONE = ["made", "revoked"] as const;
export type CalendarDone = (typeof CALENDAR_DONE)[number];

/** What an address says was done with a calendar; null when it says nothing that can be. */
export function readCalendarDone(written: string | null): CalendarDone | null {
  return CALENDAR_DONE.find((done) => done === written) ?? null;
}
