import { z } from "zod";
import { requiredText } from "#app/domain/kernel/form-fields.ts";
import { type ToldApart, ToldApartBook } from "./told-apart.ts";

/** A record of a supplier as a merge looks at it. */
export type MergeableSupplier = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: readonly string[];
  tags: readonly string[];
  /** somebody of the company joined by it */
  isLinked: boolean;
  isHeld: boolean;
  isMerged: boolean;
};

export const MERGE_REFUSALS = [
  "same-record",
  "merged-already",
  "told-apart",
  "both-joined",
  "held",
] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];

export const MERGE_REFUSAL_WORDS: Record<MergeRefusal, string> = {
  "same-record": "A record is not merged with itself. Choose another one.",
  "merged-already": "One of the two was merged already. Look at it for where it went.",
  "told-apart":
    "Somebody looked at these two and marked them as two companies. Read why, and take that back first if it is wrong.",
  "both-joined":
    "People joined by both records, with two accounts that answered for themselves. What they signed stays with whom they signed it as, so that these two stay apart.",
  held: "A legal hold keeps the record that would go. Place the hold on the one that stays, and release it there first.",
};

/** Which of two records stays, and what it gains from the other. */
export type MergePlan = {
  kept: MergeableSupplier;
  merged: MergeableSupplier;
  /** of the record that stays, once they are one */
  after: { uei: string | null; cages: string[]; tags: string[] };
};

/**
 * How two records of one company become one. The one by which people joined stays, because what they
 * signed is signed as it; where nobody did, the first.
 *
 * @param said which records were told apart.
 * @throws never
 */
export function planMerge(
  first: MergeableSupplier,
  second: MergeableSupplier,
  said: readonly ToldApart[] = [],
): { ok: true; plan: MergePlan } | { ok: false; reason: MergeRefusal } {
  if (first.id === second.id) return { ok: false, reason: "same-record" };
  if (first.isMerged || second.isMerged) return { ok: false, reason: "merged-already" };
  if (new ToldApartBook(said).find(first, second)) return { ok: false, reason: "told-apart" };
  if (first.isLinked && second.isLinked) return { ok: false, reason: "both-joined" };
  const [kept, merged] = second.isLinked ? [second, first] : [first, second];
  if (merged.isHeld) return { ok: false, reason: "held" };
  const after = {
    uei: kept.uei ?? merged.uei,
    cages: [...new Set([...kept.cages, ...merged.cages])],
    tags: [...new Set([...kept.tags, ...merged.tags])],
  };
  return { ok: true, plan: { kept, merged, after } };
}

/**
 * The two UEIs where each record has another one: SAM.gov gives one to a legal entity, so that they may be
 * two companies after all; null where they do not differ.
 *
 * @throws never
 */
export function differingUeis(
  kept: Pick<MergeableSupplier, "uei">,
  merged: Pick<MergeableSupplier, "uei">,
): { kept: string; merged: string } | null {
  if (!kept.uei || !merged.uei || kept.uei === merged.uei) return null;
  return { kept: kept.uei, merged: merged.uei };
}

/** Two records as one, for a reason, as the page showed it. */
export const MergeForm = z.object({
  reason: requiredText("Say why they are one company: it stays in the oversight log."),
  shown: z.string().default(""),
});
export type MergeAnswer = z.output<typeof MergeForm>;
