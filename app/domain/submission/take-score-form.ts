import { z } from "zod";
import { shownField } from "#app/domain/kernel/shown.ts";
import { TAKEN_AS } from "./from-workbook.ts";

/** Which workbook's score is taken, and as which assessment. */
export const TakeScoreForm = z.object({
  workbookId: z.uuid(),
  as: z.enum(TAKEN_AS),
  shown: shownField(),
});
