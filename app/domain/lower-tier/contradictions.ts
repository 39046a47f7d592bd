import type { Fact } from "#app/domain/fact/content.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { ToldTiers } from "./rollup.ts";

/** A subcontract right below another one, as far as information flows to it. */
export type LowerTierFlow = {
  number: string;
  supplierName: string;
  /** null while nobody answered it */
  information: Information | null;
};

/** What of a telling is held against the signed answer. */
export type ToldAgainst = Pick<
  ToldTiers,
  "asOf" | "direct" | "further" | "mustCarry" | "heard" | "closed"
>;

export type LowerTierContradiction = {
  code: "lower-tiers-get-the-information" | "lower-tiers-told-otherwise";
  /** what cannot be true, in a sentence */
  text: string;
  /** what to ask the supplier */
  ask: string;
  /** the acknowledgement in which it was signed */
  factId: string;
};

/**
 * What a supplier signed of those below it, held against what its prime records below it and against what
 * the supplier itself told of its own subcontracts. Where they differ one of them is wrong, and the
 * requirement applies at every tier.
 *
 * @param facts of the supplier, newest first.
 * @param against.recorded right below it, as the prime records them.
 * @param against.told what it told last; null where it told nothing.
 * @returns none where all agree, or where nothing was signed for that flowdown.
 * @throws never
 * @see 32 CFR 170.23(a); DFARS 252.204-7021(f)
 */
export function findLowerTierContradictions(
  flowdownId: string,
  facts: readonly Fact[],
  against: { recorded: readonly LowerTierFlow[]; told: ToldAgainst | null },
): LowerTierContradiction[] {
  const said = facts.find(
    (fact) => fact.kind === "acknowledgement" && fact.content.flowdownId === flowdownId,
  );
  if (said?.kind !== "acknowledgement") return [];
  const passesOn = said.content.passesOnToLowerTiers;
  const found = [againstRecorded(passesOn, against.recorded), againstTold(passesOn, against.told)];
  return found.flatMap((one) => (one ? [{ ...one, factId: said.id }] : []));
}

type Found = Omit<LowerTierContradiction, "factId"> | null;

function againstRecorded(passesOn: boolean, recorded: readonly LowerTierFlow[]): Found {
  const reached = recorded.filter(
    ({ information }) => information === "CUI" || information === "FCI",
  );
  if (passesOn || reached.length === 0) return null;
  const named = reached
    .map(({ number, supplierName, information }) => `${number} of ${supplierName} (${information})`)
    .join(", ");
  return {
    code: "lower-tiers-get-the-information",
    text: `The supplier says that nobody below it gets the information, but ${named} is recorded below it. Ask the supplier, and correct what is wrong.`,
    ask: "Who below you gets FCI or CUI of this contract, under which order?",
  };
}

function againstTold(passesOn: boolean, told: ToldAgainst | null): Found {
  const kind = told && compareWithAnswer(passesOn, told);
  if (!told || !kind) return null;
  return {
    code: "lower-tiers-told-otherwise",
    text: sayOtherwise(kind, told),
    ask: ASKS[kind],
  };
}

/** What is told against what was signed, in a sentence to the prime; null where both fit. */
export function sayAgainstAnswer(passesOn: boolean | null, told: ToldAgainst): string | null {
  const kind = compareWithAnswer(passesOn, told);
  return kind && sayOtherwise(kind, told);
}

/** How an answer and a telling contradict each other. */
export type Otherwise = "told-though-nothing-is-passed-on" | "passed-on-though-none-told";

const ASKS: Record<Otherwise, string> = {
  "told-though-nothing-is-passed-on":
    "Do the lower tiers that you told of get FCI or CUI of this contract? If so, correct your answer.",
  "passed-on-though-none-told":
    "To whom do you pass on FCI or CUI of this contract? Choose those subcontracts and tell us again.",
};

/**
 * Whether what was signed of lower tiers fits what is told of them: who passes nothing on has none that
 * must carry the clauses, and who passes information on has one, or had: once all of them are closed, the
 * answer was true and their work is over.
 *
 * @param passesOn as it was signed; null while nothing was.
 * @returns null where both fit.
 * @see 32 CFR 170.23(a); DFARS 252.204-7021(f)(1)
 */
export function compareWithAnswer(
  passesOn: boolean | null,
  told: Pick<ToldTiers, "mustCarry" | "heard" | "closed">,
): Otherwise | null {
  if (passesOn === null) return null;
  const carriers = carriersOf(told);
  if (!passesOn) return carriers > 0 ? "told-though-nothing-is-passed-on" : null;
  return carriers === 0 && !told.closed ? "passed-on-though-none-told" : null;
}

function carriersOf({ mustCarry, heard }: Pick<ToldTiers, "mustCarry" | "heard">): number {
  return mustCarry + (heard?.mustCarry ?? 0);
}

function sayOtherwise(kind: Otherwise, told: ToldAgainst): string {
  return `${sayBoth(kind, told)} One of the two is wrong: ask the supplier which.`;
}

function sayBoth(kind: Otherwise, told: ToldAgainst): string {
  const on = `(as of ${formatDate(told.asOf)})`;
  if (kind === "told-though-nothing-is-passed-on")
    return `The supplier signed that nobody below it gets the information, but told of ${countWords(carriersOf(told), "lower-tier subcontract")} that must carry the clauses ${on}.`;
  const all = told.direct + told.further;
  const what =
    all === 0
      ? "that it has no lower-tier subcontract"
      : `that none of its ${countWords(all, "lower-tier subcontract")} must carry the clauses`;
  return `The supplier signed that it passes the information on, but told ${what} ${on}.`;
}
