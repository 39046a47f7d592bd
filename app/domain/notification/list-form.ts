import { z } from "zod";

/** What the list of notifications sends: that all are read, down from the newest that was shown. */
export const AllReadForm = z.object({ newest: z.uuid() });

/** What one notification sends: that its thing is opened, or that it is read. */
export const OneReadForm = z.object({ intent: z.enum(["open", "read"]) });
