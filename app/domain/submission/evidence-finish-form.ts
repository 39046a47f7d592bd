import { z } from "zod";

/** That the files added so far are all. They are not sent again: the draft holds them. */
export const EvidenceFinishForm = z.object({ withoutFiles: z.literal("on").optional() });
