import { z } from "zod";
import type { FactKind } from "#app/domain/fact/kinds.ts";

/** The kinds of facts that a next request begins with; the others are stated anew for each. */
export const REUSED_KINDS = [
  "organization-profile",
  "information-system",
  "assessment",
  "affirmation",
  "certification",
] as const satisfies readonly FactKind[];

/** Whether facts of a kind are offered where something is asked anew. */
export function isReused(kind: FactKind): boolean {
  return (REUSED_KINDS as readonly FactKind[]).includes(kind);
}

/** How a fact stands to a prime. */
export const SEEN_STATES = ["held", "offered", "withheld"] as const;
export type SeenState = (typeof SEEN_STATES)[number];

/**
 * How a fact stands to a prime: what was signed to it, or corrects what was, stays with it; of the rest
 * the last choice counts, and without one it is offered.
 *
 * @throws never
 */
export function seenStateOf(isHeld: boolean, isOffered: boolean | null): SeenState {
  if (isHeld) return "held";
  return isOffered === false ? "withheld" : "offered";
}

/** What to offer to one prime, or to stop offering. */
export const ReuseForm = z.object({
  primeId: z.uuid(),
  lineageId: z.uuid(),
  offer: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
});
export type ReuseAnswer = z.output<typeof ReuseForm>;
