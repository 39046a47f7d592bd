import { z } from "zod";

/** The buttons of a request's own page. */
export const RequestButtonForm = z.object({ intent: z.enum(["reuse", "discard"]) });
