import { REQUIRED_STATUSES, type RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { type PoamRule, poamRules } from "#catalogs/index.ts";
import { findRequirement, isLevel3Requirement, pointsLost } from "./points.ts";

/** Why a Conditional status is not permitted. */
export const CONDITIONAL_BLOCKERS = [
  "no-conditional-level-1",
  "score-below-minimum",
  "more-than-one-point",
  "never-on-a-poam",
  "requirement-of-another-level",
] as const;
export type ConditionalBlockerCode = (typeof CONDITIONAL_BLOCKERS)[number];

/** `id` names the open requirement; null when the score or the level is what blocks. */
export type ConditionalBlocker = {
  id: string | null;
  code: ConditionalBlockerCode;
  citation: string;
  text: string;
};

export type ConditionalInput = {
  type: RequiredStatus;
  /** as stated; null when it was not, and then counted from the open requirements */
  score: number | null;
  openRequirements: readonly { id: string; partial?: boolean }[];
};

type Check = (input: ConditionalInput) => ConditionalBlocker[];

const CHECKS = Object.fromEntries(
  REQUIRED_STATUSES.map((type) => {
    const rules = poamRules.filter((rule) => rule.types.includes(type));
    return [type, [...rules.map(checkOf), ...(type === "Level 1 (Self)" ? [] : [ofThisLevel])]];
  }),
);

/**
 * What forbids a Conditional status with this score and these open requirements.
 *
 * @returns every blocker, in the order of the rule's paragraphs; none when it is permitted.
 * @throws never: a requirement that the level does not know is a blocker.
 * @see 32 CFR 170.21(a)
 */
export function findConditionalBlockers(input: ConditionalInput): ConditionalBlocker[] {
  return (CHECKS[input.type] ?? []).flatMap((check) => check(input));
}

/**
 * Whether a close-out came in time: assessed and posted by the 180th day.
 *
 * @see 32 CFR 170.21(b), 170.16(a)(1)(ii)(B)
 */
export function isClosedOutInTime(statusDate: CalendarDate, postedOn: CalendarDate): boolean {
  const age = daysBetween(statusDate, postedOn);
  return age >= 0 && age <= CLOSE_OUT_DAYS;
}

/** Days from the Conditional status date within which the close-out must be done. */
export const CLOSE_OUT_DAYS =
  poamRules.find((rule) => rule.kind === "close-out")?.withinDays ?? Number.NaN;

/** The score from which on a Conditional Level 2 is permitted. @see 32 CFR 170.21(a)(2)(i) */
export const MINIMUM_CONDITIONAL_SCORE = poamRules.reduce(
  (found, rule) =>
    rule.kind === "minimum-score" && rule.types.includes("Level 2 (Self)")
      ? minimumOf(rule)
      : found,
  Number.NaN,
);

function checkOf(rule: PoamRule): Check {
  const block = (id: string | null, code: ConditionalBlockerCode, text: string) => ({
    id,
    code,
    citation: rule.source.paragraph,
    text,
  });
  switch (rule.kind) {
    case "never":
      return () => [block(null, rule.code, rule.why)];
    case "minimum-score":
      return (input) => {
        const score = input.score ?? scoreFromOpen(input, rule.maximum);
        const minimum = minimumOf(rule);
        if (score >= minimum) return [];
        const text = `The score ${score} is below the minimum of ${minimum} out of ${rule.maximum}.`;
        return [block(null, rule.code, text)];
      };
    case "maximum-points":
      return (input) =>
        input.openRequirements
          .filter((open) => pointsBeyond(open, rule) > 0)
          .map((open) => {
            const points = rule.maximumPoints + pointsBeyond(open, rule);
            return block(open.id, rule.code, `${open.id} is open and worth ${points} points.`);
          });
    case "excluded":
      return (input) =>
        input.openRequirements
          .filter(({ id }) => rule.excluded.includes(id))
          .map(({ id }) => block(id, rule.code, `${id} is open and may never be left open.`));
    case "close-out":
      return () => [];
  }
}

/** The least whole score that reaches the ratio; the margin absorbs binary fractions. */
function minimumOf({ maximum, ratio }: Extract<PoamRule, { kind: "minimum-score" }>): number {
  return Math.ceil(maximum * ratio - 1e-9);
}

/** How many points an open requirement is worth beyond what may stand open; 0 when it may. */
function pointsBeyond(
  { id, partial }: { id: string; partial?: boolean },
  rule: Extract<PoamRule, { kind: "maximum-points" }>,
): number {
  const requirement = findRequirement(id);
  if (!requirement || (partial && rule.exceptWhenPartial.includes(id))) return 0;
  const points = pointsLost(requirement, partial ? "partial" : "not-met");
  return Math.max(0, points - rule.maximumPoints);
}

function ofThisLevel({ type, openRequirements }: ConditionalInput): ConditionalBlocker[] {
  const isKnown = type === "Level 3 (DIBCAC)" ? isLevel3Requirement : findRequirement;
  return openRequirements
    .filter(({ id }) => !isKnown(id))
    .map(({ id }) => ({
      id,
      code: "requirement-of-another-level",
      citation: "32 CFR 170.21(a)",
      text: `${id} is no requirement of ${type}, so it cannot stand open under it.`,
    }));
}

/** The score that the open requirements leave; each counted once. */
function scoreFromOpen({ openRequirements }: ConditionalInput, maximum: number): number {
  const seen = new Set<string>();
  let lost = 0;
  for (const { id, partial } of openRequirements) {
    if (seen.has(id)) continue;
    seen.add(id);
    const requirement = findRequirement(id);
    lost += requirement ? pointsLost(requirement, partial ? "partial" : "not-met") : 1;
  }
  return maximum - lost;
}
