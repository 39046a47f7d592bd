import { z } from "zod";
import { requiredLine } from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";

/** Under which name an outlook is kept, and what the page showed of it. */
export const KeepOutlookForm = z.object({
  name: requiredLine("Enter a name, so that it is found again.", 120),
  shown: shownField(),
});
