import { z } from "zod";

/** The text of a page of SPRS, where it is pasted. */
export const ReadSprsForm = z.object({
  text: z
    .string()
    .max(50_000, "This is longer than a page of SPRS. Paste that page alone.")
    .default(""),
});
