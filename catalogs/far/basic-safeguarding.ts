import { z } from "zod";
import { inForce, lazily, parseCatalog } from "#catalogs/record.ts";
import json from "./basic-safeguarding.json" with { type: "json" };

const BasicSafeguard = z.strictObject({
  paragraph: z.string(),
  cmmcId: z.string().regex(/^[A-Z]{2}\.L1-b\.1\.[ivx]+$/),
  title: z.string(),
  /** the NIST SP 800-171 requirements it maps to */
  requirements: z.array(z.string()).min(1),
  ...inForce,
});
export type BasicSafeguard = z.infer<typeof BasicSafeguard>;

/** The 15 basic safeguarding requirements of FAR 52.204-21(b)(1), which are Level 1. */
export const basicSafeguards = lazily(() =>
  parseCatalog("far/basic-safeguarding.json", z.array(BasicSafeguard), json),
);
