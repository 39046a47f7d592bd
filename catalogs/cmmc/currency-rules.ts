import { z } from "zod";
import { AssessmentType, Day, inForce, parseCatalog } from "#catalogs/record.ts";
import affirmationJson from "./affirmation-rules.json" with { type: "json" };
import json from "./currency-rules.json" with { type: "json" };

/** An age in calendar time; exactly that old still counts. */
const Age = z.union([z.strictObject({ years: z.int() }), z.strictObject({ days: z.int() })]);
export type Age = z.infer<typeof Age>;

const Example = z.strictObject({ date: Day, on: Day, current: z.boolean() });

const CurrencyRule = z.strictObject({
  id: z.string(),
  types: z.array(AssessmentType).min(1),
  status: z.enum(["Conditional", "Final"]).nullable(),
  notOlderThan: Age,
  whenOlder: z.enum(["status-expired", "conditional-expired", "assessment-too-old"]),
  why: z.string(),
  examples: z.array(Example).min(2),
  ...inForce,
});
export type CurrencyRule = z.infer<typeof CurrencyRule>;

const AffirmationRule = z.strictObject({
  id: z.string(),
  notOlderThan: Age,
  why: z.string(),
  by: z.string(),
  dueWhen: z.array(z.string()),
  /** the paragraph that asks for affirmations; `source` is the one that dates them */
  affirmationSource: z.string(),
  examples: z.array(Example).min(2),
  ...inForce,
});

/** How old each status may be and still count. */
export const currencyRules = parseCatalog("cmmc/currency-rules.json", z.array(CurrencyRule), json);

/** How old an affirmation may be and still count, and when one is due. */
export const affirmationRule = parseCatalog(
  "cmmc/affirmation-rules.json",
  z.tuple([AffirmationRule]),
  affirmationJson,
)[0];
