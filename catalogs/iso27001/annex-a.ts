import { z } from "zod";
import { inForce, lazily, parseCatalog } from "#catalogs/record.ts";
import json2013 from "./annex-a-2013.json" with { type: "json" };
import json2022 from "./annex-a-2022.json" with { type: "json" };

const Control2013 = z.strictObject({
  id: z.string().regex(/^A\.\d{1,2}\.\d\.\d$/),
  title: z.string(),
  /** the controls of the 2022 edition that took its place */
  edition2022: z.array(z.string()).min(1),
  ...inForce,
});
const Control2022 = z.strictObject({
  id: z.string().regex(/^A\.[5-8]\.\d{1,2}$/),
  title: z.string(),
  /** without a predecessor in the 2013 edition */
  isNew: z.boolean(),
  ...inForce,
});

/** The 114 controls of ISO/IEC 27001:2013 Annex A. */
export const annexA2013 = lazily(() =>
  parseCatalog("iso27001/annex-a-2013.json", z.array(Control2013), json2013),
);

/** The 93 controls of ISO/IEC 27001:2022 Annex A. */
export const annexA2022 = lazily(() =>
  parseCatalog("iso27001/annex-a-2022.json", z.array(Control2022), json2022),
);
