import { currencyRuleOf, lastCurrentDayNumber } from "#app/domain/cmmc/currency.ts";
import { isCmmcAssessment, rankOf } from "#app/domain/cmmc/rank.ts";
import { toDayNumber } from "#app/domain/kernel/day-number.ts";
import { affirmationRule } from "#catalogs/index.ts";
import type { Candidate } from "./candidate.ts";
import { type AffirmationFact, REASON_CODES, type ReasonCode } from "./types.ts";

/** A candidate with everything that blocks it on the day asked about. */
export type Blocked = { candidate: Candidate; codes: ReasonCode[] };

const ORDER = new Map(REASON_CODES.map((code, index) => [code, index]));

/**
 * Everything that blocks a candidate on a day, in the order of the reason codes.
 *
 * @param day the day asked about; statements dated after it do not count yet.
 */
export function listBlockers(
  candidate: Candidate,
  day: number,
  affirmations: readonly AffirmationFact[],
): ReasonCode[] {
  const { counted, status, standing, ended, levelTwo } = candidate;
  const codes = [...standing];
  for (const { code, from } of ended) if (day >= from) codes.push(code);
  if (levelTwo && !levelTwo.some(({ from, to }) => from <= day && day <= to))
    codes.push("level-2-not-kept");
  if (status && day < status.from) codes.push("not-yet-effective");
  if (status && day > status.to) {
    const rule = currencyRuleOf(counted.type, counted.status);
    if (rule && !codes.includes(rule.whenOlder)) codes.push(rule.whenOlder);
  }
  if (isCmmcAssessment(counted.type)) {
    const missing = affirmationBlocker(candidate, day, affirmations);
    if (missing) codes.push(missing);
  }
  return codes.sort((a, b) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0));
}

/**
 * The candidate nearest to satisfying: one that covers the performing sites before one that does
 * not (which speaks of other work), then the fewest blockers, then the highest status, then the
 * latest one, then the one stated first.
 *
 * @returns null when nothing was offered.
 */
export function bestOf(all: readonly Blocked[]): Blocked | null {
  return all.reduce<Blocked | null>(
    (best, next) => (best === null || isNearer(next, best) ? next : best),
    null,
  );
}

function isNearer(a: Blocked, b: Blocked): boolean {
  const isElsewhere = b.codes.includes("cage-not-covered");
  if (a.codes.includes("cage-not-covered") !== isElsewhere) return isElsewhere;
  if (a.codes.length !== b.codes.length) return a.codes.length < b.codes.length;
  const [first, second] = [a.candidate.counted, b.candidate.counted];
  if (first.type !== second.type) return rankOf(first.type) > rankOf(second.type);
  return first.statusDate > second.statusDate;
}

/** What was affirmed before the status existed affirms another one. @see 32 CFR 170.22(a)(3) */
function affirmationBlocker(
  { assessment: { id }, status }: Candidate,
  day: number,
  affirmations: readonly AffirmationFact[],
): ReasonCode | null {
  let blocker: ReasonCode | null = "affirmation-missing";
  for (const { assessment, affirmedOn } of affirmations) {
    const affirmed = toDayNumber(affirmedOn);
    if (assessment !== id || affirmed > day || (status && affirmed < status.from)) continue;
    if (lastCurrentDayNumber(affirmedOn, affirmationRule.notOlderThan) >= day) return null;
    blocker = "affirmation-overdue";
  }
  return blocker;
}
