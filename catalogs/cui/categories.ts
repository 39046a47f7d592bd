import { z } from "zod";
import { inForce, lazily, parseCatalog } from "#catalogs/record.ts";
import json from "./categories.json" with { type: "json" };

const CuiCategory = z.strictObject({
  marking: z.string().min(1),
  name: z.string().min(1),
  group: z.string().min(1),
  basic: z.boolean(),
  specified: z.boolean(),
  specifiedMarking: z.string().nullable(),
  /** what we could not verify, in a sentence */
  doubt: z.string().nullable(),
  ...inForce,
});
export type CuiCategory = z.infer<typeof CuiCategory>;

/** CUI categories used in defense contracts. */
export const cuiCategories = lazily(() =>
  parseCatalog("cui/categories.json", z.array(CuiCategory), json),
);
