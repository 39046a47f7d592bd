import { z } from "zod";
import { inForce, parseCatalog } from "#catalogs/record.ts";
import json from "./requirements.json" with { type: "json" };

const Requirement = z.strictObject({
  id: z.string().regex(/^3\.\d{1,2}\.\d{1,2}$/),
  cmmcId: z.string().regex(/^[A-Z]{2}\.L2-3\.\d{1,2}\.\d{1,2}$/),
  family: z.string(),
  title: z.string(),
  /** points lost when not met; 0 for 3.12.4, without which there is no score */
  points: z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(5)]),
  /** points lost when partly met; null where partial credit is unknown */
  partialPoints: z.literal(3).nullable(),
  /** whether it may stand open under a Conditional Level 2 */
  poam: z.enum(["always", "when-partial", "never"]),
  level1: z.boolean(),
  farParagraph: z.string().nullable(),
  /** assessment objectives in NIST SP 800-171A */
  objectives: z.int().positive(),
  ...inForce,
});
export type Requirement = z.infer<typeof Requirement>;

/** The 110 requirements of NIST SP 800-171 R2, in the publication's order. */
export const requirements = parseCatalog(
  "nist-sp-800-171/requirements.json",
  z.array(Requirement),
  json,
);
