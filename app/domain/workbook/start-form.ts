import { z } from "zod";
import { requiredLine } from "#app/domain/kernel/form-fields.ts";

/** The system that a workbook is begun for. */
export const StartWorkbookForm = z.object({
  systemName: requiredLine("Enter what you call the system.", 120),
});
export type StartWorkbook = z.output<typeof StartWorkbookForm>;
