import { z } from "zod";
import { requiredText } from "#app/domain/kernel/form-fields.ts";

/** That somebody looked at two records and found two companies. */
export type ToldApart = {
  firstId: string;
  secondId: string;
  /** the CAGE codes that both had when it was said */
  sharedCages: readonly string[];
};

type WithCages = { id: string; cages: readonly string[] };

/** The CAGE codes that two records have in common. */
export function sharedCagesOf(a: WithCages, b: WithCages): string[] {
  return a.cages.filter((cage) => b.cages.includes(cage));
}

/**
 * Whether what was said of two records still answers why they look alike: it does until they share a
 * CAGE code that they did not share then. Of one UEI there are never two records.
 *
 * @throws never
 */
export function stillToldApart(
  said: Pick<ToldApart, "sharedCages">,
  a: WithCages,
  b: WithCages,
): boolean {
  return sharedCagesOf(a, b).every((cage) => said.sharedCages.includes(cage));
}

/** What was said of pairs of records, found by either of the two. */
export class ToldApartBook {
  private readonly byPair = new Map<string, ToldApart>();

  constructor(said: readonly ToldApart[]) {
    for (const one of said) this.byPair.set(pairKey(one.firstId, one.secondId), one);
  }

  /** What was said of the two; absent: nothing, or it was taken back. */
  find(a: WithCages, b: WithCages): ToldApart | undefined {
    return this.byPair.get(pairKey(a.id, b.id));
  }
}

function pairKey(a: string, b: string): string {
  return orderedPair(a, b).join(" ");
}

/** Two records in the one order in which what is said of them is kept. */
export function orderedPair(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** Two records as two companies, for a reason; or that taken back. */
export const ToldApartForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("tell-apart"),
    reason: requiredText(
      "Say how you know that they are two companies: it stays in the oversight log.",
    ),
  }),
  z.object({ intent: z.literal("take-back") }),
]);
