import { z } from "zod";
import { optionalDay } from "#app/domain/kernel/form-fields.ts";
import { SPRS_SCOPES } from "./sprs-record.ts";

/** What the record for SPRS says beside the workbook; it stands in the address and is not kept. */
export const SprsForm = z.object({
  assessedOn: optionalDay("The assessment date"),
  fullScoreOn: optionalDay("The day on which 110 is reached"),
  scope: z.enum(SPRS_SCOPES).optional(),
});
