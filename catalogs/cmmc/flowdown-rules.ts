import { z } from "zod";
import { Information, inForce, parseCatalog, RequiredStatus } from "#catalogs/record.ts";
import besideJson from "./beside-rules.json" with { type: "json" };
import json from "./flowdown-rules.json" with { type: "json" };

/** A rule applies when each named fact has one of the named values. */
const When = z.strictObject({
  information: z.array(Information).optional(),
  commercialOffTheShelfOnly: z.boolean().optional(),
  contractStatus: z.array(RequiredStatus.nullable()).optional(),
  /** sets of clauses: one whole set must be in the contract */
  clauses: z.array(z.array(z.string())).optional(),
});

const Facts = {
  information: Information,
  contractStatus: RequiredStatus.nullable(),
  clauses: z.array(z.string()),
  commercialOffTheShelfOnly: z.boolean(),
  directedStatus: RequiredStatus.nullable(),
};

const FlowdownRule = z.strictObject({
  code: z.enum([
    "no-fci-or-cui",
    "cots-only",
    "no-cmmc-requirement",
    "dod-assessment",
    "fci-level-1",
    "cui-level-2-self",
    "cui-level-2-c3pao",
    "cui-under-level-3",
    "directed",
  ]),
  when: When,
  /** the status required; `directed` stands for the one that DoD directed */
  require: RequiredStatus.nullable().or(z.literal("directed")),
  why: z.string(),
  examples: z
    .array(
      z.strictObject({
        ...Facts,
        required: RequiredStatus.nullable(),
        /** the rule that decides the example, when it is another one */
        code: z.string().optional(),
      }),
    )
    .min(1),
  /** what we could not verify, in a sentence */
  doubt: z.string().nullable(),
  ...inForce,
});
export type FlowdownRule = z.infer<typeof FlowdownRule>;

/** Who needs which status: the first rule that applies decides. */
export const flowdownRules = parseCatalog("cmmc/flowdown-rules.json", z.array(FlowdownRule), json);

/** What must be shown beside the required status: it takes the place of nothing. */
const BesideRule = z.strictObject({
  code: z.enum(["dod-assessment-beside"]),
  when: When,
  why: z.string(),
  examples: z.array(z.strictObject({ ...Facts, also: z.boolean() })).min(2),
  doubt: z.string().nullable(),
  ...inForce,
});

/** What a subcontract needs beside its CMMC status. */
export const besideRules = parseCatalog("cmmc/beside-rules.json", z.array(BesideRule), besideJson);
