import { z } from "zod";
import { AssessmentType, Day, inForce, parseCatalog, RequiredStatus } from "#catalogs/record.ts";
import json from "./standards-acceptance.json" with { type: "json" };

const StandardsAcceptance = z.strictObject({
  id: z.string(),
  assessment: AssessmentType,
  /** the score it must have, with nothing open */
  score: z.int(),
  /** it must have been completed before this day */
  before: Day,
  countsAs: z.strictObject({ type: RequiredStatus, status: z.enum(["Conditional", "Final"]) }),
  why: z.string(),
  examples: z
    .array(
      z.strictObject({
        score: z.int().nullable(),
        open: z.int(),
        date: Day,
        counts: z.boolean(),
      }),
    )
    .min(2),
  ...inForce,
});
export type StandardsAcceptance = z.infer<typeof StandardsAcceptance>;

/** Assessments from before the CMMC Program that count as a CMMC status. */
export const standardsAcceptance = parseCatalog(
  "cmmc/standards-acceptance.json",
  z.array(StandardsAcceptance),
  json,
);
