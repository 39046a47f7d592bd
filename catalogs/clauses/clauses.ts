import { z } from "zod";
import { Day, Information, inForce, parseCatalog } from "#catalogs/record.ts";
import json from "./clauses.json" with { type: "json" };

const ClauseNumber = z.strictObject({
  number: z.string().regex(/^(52|252)\.\d{3}-\d{1,4}$/),
  /** month of the text in force, as printed after the title; null while it is a model text */
  edition: z.string().nullable(),
  /** new contracts take this number from this day */
  effectiveFrom: Day,
  /** and until this one; a contract awarded with it keeps it */
  effectiveTo: Day.nullable(),
});

const Clause = z.strictObject({
  id: z.string(),
  regulation: z.enum(["FAR", "DFARS"]),
  title: z.string(),
  /** a provision speaks to offerors and never flows */
  kind: z.enum(["clause", "provision"]),
  numbers: z.array(ClauseNumber).min(1),
  does: z.string(),
  prescription: z.string(),
  flows: z.strictObject({
    to: z.enum(["CUI", "FCI-or-CUI", "everyone", "no-one"]),
    excludesCots: z.boolean(),
    /** its subcontracts paragraph, as it follows the number in a citation */
    paragraph: z.string().nullable(),
    why: z.string(),
    onlyIf: z.string().nullable(),
  }),
  exemptions: z.array(z.string()),
  subcontractorMust: z.string(),
  examples: z
    .array(
      z.strictObject({
        information: Information,
        commercialOffTheShelfOnly: z.boolean(),
        flows: z.boolean(),
      }),
    )
    .min(1),
  /** what we could not verify, in a sentence */
  doubt: z.string().nullable(),
  ...inForce,
});
export type Clause = z.infer<typeof Clause>;

/** The FAR and DFARS cyber clauses that a prime meets and flows down. */
export const clauses = parseCatalog("clauses/clauses.json", z.array(Clause), json);
