import { z } from "zod";

/** What a file carries that looks like a marking, and why its uploader says that it holds no CUI. */
export const NotCui = z.object({
  markings: z.array(z.object({ text: z.string(), page: z.number().int() })),
  reason: z.string(),
});
export type NotCui = z.output<typeof NotCui>;

/** The longest reason that is kept. */
export const LONGEST_NOT_CUI_REASON = 500;
