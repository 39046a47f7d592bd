import { z } from "zod";
import { inForce, parseCatalog } from "#catalogs/record.ts";
import json from "./scoring-rules.json" with { type: "json" };

const ScoringRule = z.strictObject({
  result: z.enum([
    "met",
    "not-met",
    "partial",
    "not-applicable",
    "enduring-exception",
    "temporary-deficiency",
    "dod-cio-adjudicated",
  ]),
  /** what the result is worth: nothing lost, the partial value where there is one, all points */
  counts: z.enum(["met", "partial", "not-met"]),
  why: z.string(),
  examples: z.array(z.strictObject({ requirement: z.string(), lost: z.int() })).min(1),
  ...inForce,
});
export type ScoringRule = z.infer<typeof ScoringRule>;

/** How each result of a requirement counts in the score. */
export const scoringRules = parseCatalog("cmmc/scoring-rules.json", z.array(ScoringRule), json);
