import { z } from "zod";
import { inForce, parseCatalog, RequiredStatus } from "#catalogs/record.ts";
import json from "./phases.json" with { type: "json" };

const Phase = z.strictObject({
  phase: z.int().min(1).max(4),
  brings: z.string(),
  newlyRequired: z.array(RequiredStatus),
  atDiscretion: z.array(RequiredStatus),
  ...inForce,
});
export type Phase = z.infer<typeof Phase>;

/** The four phases in which CMMC enters contracts; earliest first. */
export const phases = parseCatalog("cmmc/phases.json", z.array(Phase), json);
