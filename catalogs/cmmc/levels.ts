import { z } from "zod";
import { inForce, parseCatalog, RequiredStatus } from "#catalogs/record.ts";
import json from "./levels.json" with { type: "json" };

const Level = z.strictObject({
  status: RequiredStatus,
  level: z.int().min(1).max(3),
  assessedBy: z.enum(["self", "third-party", "government"]),
  protects: z.enum(["FCI", "CUI"]),
  requirements: z.string(),
  requirementCount: z.int(),
  /** whether a Conditional status exists */
  conditional: z.boolean(),
  assessor: z.string(),
  recordedIn: z.string(),
  validity: z.strictObject({ years: z.int() }),
  ...inForce,
});
export type Level = z.infer<typeof Level>;

/** The four CMMC statuses a contract can require; lowest first. */
export const levels = parseCatalog("cmmc/levels.json", z.array(Level), json);
