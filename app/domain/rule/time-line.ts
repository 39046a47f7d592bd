import {
  addDays,
  addYears,
  type CalendarDate,
  calendarDate,
  daysBetween,
  laterOf,
} from "#app/domain/kernel/calendar-date.ts";
import { phases, suspensions } from "#catalogs/index.ts";
import { type Rule, ruleOn, type Scenario } from "./rule-on.ts";

/** Days in a row on which the rule is the same. */
export type RuleRun = {
  from: CalendarDate;
  /** the last such day; null where no text gives an end */
  to: CalendarDate | null;
  codified: number | null;
  followed: number | null;
  /** what is suspended; null when nothing is */
  suspension: string | null;
};

/**
 * The phases over time, as codified and as followed.
 *
 * @returns the runs in their order, from the first phase on, without a gap; the last has no end.
 * @throws never
 */
export function listRuleRuns(scenario: Scenario): RuleRun[] {
  const days = listTurningDays(scenario);
  return days.map((from, index) => {
    const next = days[index + 1];
    return { from, to: next ? addDays(next, -1) : null, ...tell(ruleOn(from, scenario)) };
  });
}

function tell({ codified, inForce, suspension }: Rule) {
  return {
    codified: codified?.phase ?? null,
    followed: inForce?.phase ?? null,
    suspension: suspension?.title ?? null,
  };
}

/** The days on which anything can change, each once, earliest first. */
function listTurningDays(scenario: Scenario): CalendarDate[] {
  const days = phases.map(({ effectiveFrom }) => calendarDate(effectiveFrom));
  const [first] = days;
  for (const { effectiveFrom, effectiveTo } of suspensions) {
    if (scenario.kind === "as-codified") break;
    days.push(calendarDate(effectiveFrom));
    if (effectiveTo) days.push(addDays(calendarDate(effectiveTo), 1));
  }
  if (scenario.kind === "suspension-lifted" && first && scenario.on > first) days.push(scenario.on);
  return [...new Set(days)].sort();
}

/** The years that a drawing of the runs shows, with the day asked about among them. */
export type RuleSpan = { from: CalendarDate; to: CalendarDate };

const MARGIN_DAYS = 30;

/** From the first phase to a year after the last turn, or to the day asked about. */
export function spanOf(runs: readonly RuleRun[], on: CalendarDate): RuleSpan {
  const first = runs.at(0)?.from ?? on;
  const last = runs.at(-1)?.from ?? on;
  return {
    from: laterOf(first, on) === on ? first : addDays(on, -MARGIN_DAYS),
    to: laterOf(addYears(last, 1), addDays(on, MARGIN_DAYS)),
  };
}

/** Where a day stands in the span, from 0 to 1; days outside stand at its edge. */
export function placeInSpan(day: CalendarDate, { from, to }: RuleSpan): number {
  const share = daysBetween(from, day) / Math.max(1, daysBetween(from, to));
  return Math.min(1, Math.max(0, share));
}

/** Runs of one thing alone, such as the phase that is followed: neighbours that agree are one. */
export type RuleStrip = { from: CalendarDate; to: CalendarDate | null; value: string };

/** @param read null where nothing is to be drawn. */
export function stripOf(
  runs: readonly RuleRun[],
  read: (run: RuleRun) => string | null,
): RuleStrip[] {
  const found: RuleStrip[] = [];
  let former: string | null = null;
  for (const run of runs) {
    const value = read(run);
    const last = found.at(-1);
    if (value !== null && value === former && last) last.to = run.to;
    else if (value !== null) found.push({ from: run.from, to: run.to, value });
    former = value;
  }
  return found;
}
