import { REQUIRED_STATUSES, type RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import type { PostureState } from "#app/domain/posture/states.ts";

/**
 * How a lower-tier subcontract is told of; worst first, because a rollup takes the worst. What falls
 * short without that anybody ever answered is told apart from what was answered and falls short.
 */
export const TIER_STATES = [
  "ineligible",
  "unanswered",
  "lapsing",
  "eligible",
  "no-requirement",
] as const;
export type TierState = (typeof TIER_STATES)[number];

/** How each reads. */
export const TIER_STATE_WORDS: Record<TierState, string> = {
  ineligible: "Ineligible",
  unanswered: "Unanswered",
  lapsing: "Eligible (lapsing)",
  eligible: "Eligible",
  "no-requirement": "No requirement",
};

/** A lower-tier subcontract as the own side of the subcontractor holds it on a day. */
export type LowerTier = {
  /** 1 for what the subcontractor itself placed, 2 for what hangs under that */
  tier: number;
  supplierName: string;
  cages: readonly string[];
  state: PostureState;
  required: RequiredStatus | null;
  /** null while it is not answered what information flows */
  verdict: Verdict | null;
  holdsUntil: CalendarDate | null;
  /** the clauses were issued to it and not taken back */
  isPassedOn: boolean;
  /** its official signed that it read what was issued last and accepts it */
  isAcknowledged: boolean;
  /** it ever signed an answer for this subcontract */
  hasAnswered: boolean;
};

/** The lower tiers that must hold the same. */
export type TierLevel = {
  /** what they must hold, in words */
  required: string;
  counts: Record<TierState, number>;
  /** the last day on which all that are eligible still are; null where none is, or nothing ends */
  holdsUntil: CalendarDate | null;
};

/** A lower tier by its name, where the subcontractor tells names. */
export type NamedTier = {
  name: string;
  cages: string[];
  tier: number;
  required: string;
  state: TierState;
  holdsUntil: CalendarDate | null;
  isPassedOn: boolean;
};

/** What the lower tiers of a subcontractor told it of those below them, added up: their word, passed on. */
export type HeardTiers = {
  /** how many of its lower tiers told anything */
  from: number;
  /** the earliest day of what they told */
  since: CalendarDate;
  /** of these, how many said to hold until a day that was over when it was passed on */
  outdated: number;
  /** subcontracts below them, as far as they told */
  count: number;
  mustCarry: number;
  passedOn: number;
  acknowledged: number;
  /** of all of them; what is outdated counts as unanswered; null without any */
  worst: TierState | null;
  /** as of what the subcontractor itself records */
  holdsUntil: CalendarDate | null;
  levels: TierLevel[];
};

/** What a subcontractor tells its prime of its lower tiers: all of it, and no id of the portal. */
export type ToldTiers = {
  /** the day on which it stood like this */
  asOf: CalendarDate;
  /** subcontracts right below it */
  direct: number;
  /** those further down, as far as the subcontractor records them */
  further: number;
  /** those that must carry the clauses, because FCI or CUI reaches them */
  mustCarry: number;
  /** of these, to how many the clauses were issued */
  passedOn: number;
  /** of these, how many signed that they accept them */
  acknowledged: number;
  /** of all of them and of what was heard; null without any */
  worst: TierState | null;
  /** the last day on which all of them may still be awarded; null where one may not, or nothing ends */
  holdsUntil: CalendarDate | null;
  levels: TierLevel[];
  /** null where names are not told */
  named: NamedTier[] | null;
  /** what its lower tiers told it in turn, counted apart from what it records itself; absent where none did */
  heard?: HeardTiers;
  /**
   * how many others were closed after the clauses had been passed on to them, counted in nothing else;
   * absent where none was
   */
  closed?: number;
};

/**
 * Roll up the lower tiers of a subcontract for the prime above it. The requirement applies at every
 * tier, so the lower tier is as sound as its weakest member; the clause flows to each that will process,
 * store or transmit FCI or CUI, commercially available off-the-shelf items excluded, so those without a
 * requirement are counted and need not carry it.
 *
 * @param asOf the day for which the states were decided.
 * @param tiers in any order; closed subcontracts are not among them.
 * @param told.withNames whether names and CAGE codes are told.
 * @param told.closed how many more were closed after the clauses had been passed on to them.
 * @param told.heard what the lower tiers told in turn: a chain is no better than what is heard of it.
 * @throws never
 * @see DFARS 252.204-7021(d)(1)(ii), (d)(4) and (f); 32 CFR 170.23(a)
 */
export function rollUpLowerTiers(
  asOf: CalendarDate,
  tiers: readonly LowerTier[],
  {
    withNames,
    heard,
    closed = 0,
  }: { withNames: boolean; heard?: HeardTiers | undefined; closed?: number },
): ToldTiers {
  const carriers = tiers.filter((tier) => tierStateOf(tier) !== "no-requirement");
  const passedOn = carriers.filter(({ isPassedOn }) => isPassedOn);
  const worst = worstAmong([...tiers.map(tierStateOf), heard?.worst ?? null]);
  return {
    asOf,
    direct: tiers.filter(({ tier }) => tier === 1).length,
    further: tiers.filter(({ tier }) => tier > 1).length,
    mustCarry: carriers.length,
    passedOn: passedOn.length,
    acknowledged: passedOn.filter(({ isAcknowledged }) => isAcknowledged).length,
    worst,
    holdsUntil: mayHold(worst) ? firstOf([firstEnd(tiers), heard?.holdsUntil ?? null]) : null,
    levels: levelsOf(tiers),
    named: withNames ? tiers.map(nameTier).sort(inOrder) : null,
    ...(heard && { heard }),
    ...(closed > 0 && { closed }),
  };
}

/** How a lower tier is told of. @throws never */
export function tierStateOf({
  state,
  hasAnswered,
}: Pick<LowerTier, "state" | "hasAnswered">): TierState {
  if (state === "undecided") return "unanswered";
  return state === "ineligible" && !hasAnswered ? "unanswered" : state;
}

/** The worst of some states; null where there is none. */
export function worstAmong(states: readonly (TierState | null)[]): TierState | null {
  return TIER_STATES.find((state) => states.includes(state)) ?? null;
}

/** Whether all of a rollup may be awarded, so that there can be a day until which they may. */
export function mayHold(worst: TierState | null): boolean {
  return worst === "eligible" || worst === "lapsing";
}

/** The first of some days; null where there is none. */
export function firstOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce((first, day) => (first && (!day || first < day) ? first : day), null);
}

/** The first day on which one of those that are eligible ends. */
function firstEnd(tiers: readonly LowerTier[]): CalendarDate | null {
  return firstOf(tiers.map(endOf));
}

/** The last day of what may be awarded; of what may not, nothing holds. */
function endOf(tier: LowerTier): CalendarDate | null {
  return tier.verdict === "eligible" ? tier.holdsUntil : null;
}

/** The words of what can be required, in the order in which they are told. */
const ORDER: readonly string[] = REQUIRED_STATUSES;

function levelsOf(tiers: readonly LowerTier[]): TierLevel[] {
  const byRequired = groupBy(tiers, sayRequiredOf);
  return [...byRequired]
    .map(([required, members]) => ({
      required,
      counts: countStates(members.map(tierStateOf)),
      holdsUntil: firstEnd(members),
    }))
    .sort(inLevelOrder);
}

/** The lowest level first. */
export function inLevelOrder(a: TierLevel, b: TierLevel): number {
  return rankOf(a.required) - rankOf(b.required) || compare(a.required, b.required);
}

function rankOf(required: string): number {
  const index = ORDER.indexOf(required);
  return index < 0 ? ORDER.length : index;
}

function countStates(states: readonly TierState[]): Record<TierState, number> {
  const count = (state: TierState) => states.filter((one) => one === state).length;
  return {
    ineligible: count("ineligible"),
    unanswered: count("unanswered"),
    lapsing: count("lapsing"),
    eligible: count("eligible"),
    "no-requirement": count("no-requirement"),
  };
}

function nameTier(tier: LowerTier): NamedTier {
  return {
    name: tier.supplierName,
    cages: [...tier.cages].sort(),
    tier: tier.tier,
    required: sayRequiredOf(tier),
    state: tierStateOf(tier),
    holdsUntil: endOf(tier),
    isPassedOn: tier.isPassedOn,
  };
}

/** By tier, then by name, and of one name the worst first: the same whatever order the rows came in. */
function inOrder(a: NamedTier, b: NamedTier): number {
  return (
    a.tier - b.tier ||
    compare(a.name, b.name) ||
    TIER_STATES.indexOf(a.state) - TIER_STATES.indexOf(b.state) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
