import { z } from "zod";
import { Day, inForce, parseCatalog } from "#catalogs/record.ts";
import json from "./clause-prescriptions.json" with { type: "json" };

const ClausePrescription = z.strictObject({
  clause: z.string(),
  /** into which new solicitations and contracts the clause goes */
  when: z.string(),
  examples: z.array(z.strictObject({ on: Day, applies: z.boolean() })).min(2),
  ...inForce,
});
export type ClausePrescription = z.infer<typeof ClausePrescription>;

/** When contracting officers insert the CMMC clause; earliest first. */
export const clausePrescriptions = parseCatalog(
  "cmmc/clause-prescriptions.json",
  z.array(ClausePrescription),
  json,
);
