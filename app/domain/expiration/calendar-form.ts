import { z } from "zod";

/** Whose suppliers a calendar follows. */
export const CALENDAR_SCOPES = ["own", "all"] as const;

/** What a person asks of the calendar that is made for them. */
export const CalendarForm = z.object({ scope: z.enum(CALENDAR_SCOPES) });
