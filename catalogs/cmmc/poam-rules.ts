import { z } from "zod";
import { Day, inForce, parseCatalog, RequiredStatus } from "#catalogs/record.ts";
import json from "./poam-rules.json" with { type: "json" };

const Open = z.strictObject({ id: z.string(), partial: z.literal(true).optional() });
const Example = z.strictObject({
  type: RequiredStatus,
  score: z.int().nullable(),
  open: z.array(Open),
  allowed: z.boolean(),
});
const shared = {
  id: z.string(),
  types: z.array(RequiredStatus).min(1),
  why: z.string(),
  examples: z.array(Example).min(1),
  ...inForce,
};

const PoamRule = z.discriminatedUnion("kind", [
  z.strictObject({
    ...shared,
    kind: z.literal("never"),
    code: z.literal("no-conditional-level-1"),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal("minimum-score"),
    code: z.literal("score-below-minimum"),
    maximum: z.int(),
    ratio: z.number(),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal("maximum-points"),
    code: z.literal("more-than-one-point"),
    maximumPoints: z.int(),
    exceptWhenPartial: z.array(z.string()),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal("excluded"),
    code: z.literal("never-on-a-poam"),
    excluded: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal("close-out"),
    code: z.literal("close-out-overdue"),
    withinDays: z.int(),
    examples: z
      .array(z.strictObject({ statusDate: Day, postedOn: Day, allowed: z.boolean() }))
      .min(2),
  }),
]);
export type PoamRule = z.infer<typeof PoamRule>;

/** What may stand open under a Conditional status, and until when. */
export const poamRules = parseCatalog("cmmc/poam-rules.json", z.array(PoamRule), json);
