import { z } from "zod";
import { Day, Information, inForce, parseCatalog } from "#catalogs/record.ts";
import json from "./clauses.json" with { type: "json" };

/**
 * Since the FAR overhaul, clause numbers run on two tracks: those of the codified text, which stand
 * in contracts already awarded, and those that agencies put into new contracts by class deviation.
 */
export const CLAUSE_TRACKS = ["codified", "far-overhaul", "both"] as const;

const Edition = z.strictObject({
  /** month of the text, as printed after the title: `NOV 2021` */
  edition: z.string().regex(/^[A-Z]{3} \d{4}$/),
  /** new contracts take it from this day; the month alone where we do not know the day */
  effectiveFrom: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
});

const ClauseNumber = z.strictObject({
  number: z.string().regex(/^(52|252)\.\d{3}-\d{1,4}$/),
  track: z.enum(CLAUSE_TRACKS),
  /** the editions that we know, oldest first; none for a model text without one */
  editions: z.array(Edition),
  /** new contracts take this number from this day */
  effectiveFrom: Day,
  /** and until this one; a contract awarded with it keeps it */
  effectiveTo: Day.nullable(),
});

/** A class deviation that changes what the clause says, without another number. */
const Deviation = z.strictObject({
  number: z.string(),
  authority: z.string(),
  /** solicitations and contracts from this day carry it */
  effectiveFrom: Day,
  says: z.string(),
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
    to: z.enum([
      "CUI",
      "CUI-or-operationally-critical-support",
      "FCI-or-CUI",
      "everyone",
      "no-one",
    ]),
    excludesCots: z.boolean(),
    /** its subcontracts paragraph, as it follows the number in a citation */
    paragraph: z.string().nullable(),
    why: z.string(),
    onlyIf: z.string().nullable(),
    /** the parts that do not flow, in a sentence */
    without: z.string().nullable(),
    /** goes down without alteration, except to identify the parties; otherwise its substance */
    unaltered: z.boolean(),
  }),
  exemptions: z.array(z.string()),
  subcontractorMust: z.string(),
  /** the same in plain words to the subcontractor itself; absent where nothing flows */
  toYou: z.strictObject({ why: z.string(), must: z.string() }).optional(),
  deviations: z.array(Deviation),
  examples: z
    .array(
      z.strictObject({
        information: Information,
        commercialOffTheShelfOnly: z.boolean(),
        operationallyCriticalSupport: z.boolean(),
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
