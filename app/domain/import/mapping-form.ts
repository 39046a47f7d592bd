import { z } from "zod";
import { IMPORT_COLUMNS, MOST_IMPORT_COLUMNS } from "./columns.ts";
import { DATE_ORDERS } from "./date-order.ts";
import type { ListMapping } from "./mapping.ts";

/** How the columns of a list are taken, as a person says. */
export const MapColumnsForm = z
  .object({
    /** number of the row that names them */
    headerRow: z.coerce.number().int().min(1).max(1_048_576),
    columns: z.array(z.enum(IMPORT_COLUMNS).optional()).max(MOST_IMPORT_COLUMNS),
    dateOrder: z.enum(DATE_ORDERS).optional(),
    isKept: z
      .literal("on")
      .optional()
      .transform((choice) => choice === "on"),
  })
  .check(({ value, issues }) => {
    const refuse = (index: number, message: string) =>
      issues.push({ code: "custom", path: ["columns", index], message, input: value.columns });
    value.columns.forEach((column, index) => {
      if (column && value.columns.indexOf(column) !== index)
        refuse(index, "Another column is taken for this already. Choose one of them.");
    });
    if (!value.columns.includes("legal_name"))
      issues.push({
        code: "custom",
        path: ["columns"],
        message: "Say which column holds the legal name of the supplier.",
        input: value.columns,
      });
  });

/** The mapping that the form says. */
export function mappingOf(form: z.output<typeof MapColumnsForm>): ListMapping {
  return {
    headerRow: form.headerRow,
    // A form sends no field for a column that holds nothing: the list has a hole there.
    columns: Array.from(form.columns, (column) => column ?? null),
    dateOrder: form.dateOrder ?? null,
  };
}
