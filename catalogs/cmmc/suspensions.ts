import { z } from "zod";
import { Day, inForce, parseCatalog, RequiredStatus, Source } from "#catalogs/record.ts";
import json from "./suspensions.json" with { type: "json" };

const Suspension = z.strictObject({
  id: z.string(),
  /** the phases that do not begin while it lasts */
  phases: z.array(z.int().min(1).max(4)).min(1),
  title: z.string(),
  /** the statuses that a requiring activity may still designate */
  mayDesignate: z.array(RequiredStatus),
  newDesignations: z.string(),
  existingContracts: z.string(),
  unchanged: z.string(),
  /** what is known of how it may end */
  outlook: z.string(),
  /** the texts that carry it out */
  implementedBy: z.array(Source),
  examples: z
    .array(
      z.strictObject({ on: Day, suspended: z.boolean(), mayDesignate: z.array(RequiredStatus) }),
    )
    .min(2),
  ...inForce,
});
export type Suspension = z.infer<typeof Suspension>;

/** What was suspended of the phases, by which text, from when until when; earliest first. */
export const suspensions = parseCatalog("cmmc/suspensions.json", z.array(Suspension), json);
