import { z } from "zod";
import { inForce, lazily, parseCatalog } from "#catalogs/record.ts";
import gapJson from "./gap-areas.json" with { type: "json" };
import json from "./relations.json" with { type: "json" };

const IsoRelation = z.strictObject({
  requirement: z.string(),
  /** never "met": a related control is a starting point that still needs its own evidence */
  relation: z.enum(["none", "partly-addressed", "addressed"]),
  controls2013: z.array(z.string()),
  /** those that NIST marks as not fully satisfying the intent */
  partial2013: z.array(z.string()),
  controls2022: z.array(z.string()),
  /** the NIST SP 800-53 r4 controls through which NIST relates them */
  nistSp80053: z.array(z.strictObject({ control: z.string(), iso2013: z.array(z.string()) })),
  ...inForce,
});
export type IsoRelation = z.infer<typeof IsoRelation>;

const IsoGapArea = z.strictObject({
  id: z.string(),
  title: z.string(),
  gap: z.string(),
  toDo: z.string(),
  requirements: z.array(z.string()),
  ...inForce,
});
export type IsoGapArea = z.infer<typeof IsoGapArea>;

/** How ISO/IEC 27001 Annex A relates to each of the 110 requirements. */
export const isoRelations = lazily(() =>
  parseCatalog("iso27001/relations.json", z.array(IsoRelation), json),
);

/** The five areas in which a certified organization still has work to do. */
export const isoGapAreas = lazily(() =>
  parseCatalog("iso27001/gap-areas.json", z.array(IsoGapArea), gapJson),
);
