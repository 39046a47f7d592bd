import { z } from "zod";
import { inForce, parseCatalog } from "#catalogs/record.ts";
import json from "./requirements.json" with { type: "json" };

const Level3Requirement = z.strictObject({
  id: z.string().regex(/^3\.\d{1,2}\.\d{1,2}e$/),
  cmmcId: z.string().regex(/^[A-Z]{2}\.L3-3\.\d{1,2}\.\d{1,2}e$/),
  family: z.string(),
  title: z.string(),
  points: z.literal(1),
  poam: z.enum(["always", "never"]),
  ...inForce,
});
export type Level3Requirement = z.infer<typeof Level3Requirement>;

/** The 24 Level 3 requirements, chosen from NIST SP 800-172. */
export const level3Requirements = parseCatalog(
  "nist-sp-800-172/requirements.json",
  z.array(Level3Requirement),
  json,
);
