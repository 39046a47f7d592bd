import {
  type DatedTerms,
  inOrder,
  type Modification,
  periodOn,
  termsOn,
} from "#app/domain/contract/terms.ts";
import {
  addDays,
  type CalendarDate,
  calendarDate,
  laterOf,
} from "#app/domain/kernel/calendar-date.ts";
import { ruleOn, type Scenario, suspensionOn } from "#app/domain/rule/rule-on.ts";
import { phases } from "#catalogs/index.ts";
import type { OutlookQuestion } from "./question.ts";

/** A day on which the Government may exercise an option that it has not exercised. */
export type OpenOption = { name: string; exerciseOn: CalendarDate };

type Rule = Pick<OutlookQuestion, "rule" | "liftedOn" | "reach">;

/** Sorted after every number of a recorded modification of the same day. */
const ASSUMED_NUMBER = "Z-assumed";

const [FIRST_PHASE] = phases;
const PHASE_2 = phases.find(({ phase }) => phase === 2);

/** The state of the rule that an outlook assumes. */
export function scenarioOf({ rule, liftedOn }: Rule): Scenario {
  if (rule === "as-codified") return { kind: "as-codified" };
  if (rule === "suspension-lifted" && liftedOn) return { kind: "suspension-lifted", on: liftedOn };
  return { kind: "in-force" };
}

/**
 * A contract's terms as they would be under an assumption. The contract governs: nothing but a
 * modification changes what it requires, so that is what is assumed, from a day on, after today.
 *
 * `removed-as-directed`: a designation from before the suspension that may not be made while it lasts
 * gives way to Level 2 (Self) when the next option is exercised.
 * `suspension-lifted`, `as-codified`: an option that is exercised while Phase 3 is followed brings
 * Level 2 (C3PAO) to a contract awarded since the first phase began, and while Phase 4 is followed to
 * every contract, where Level 2 (Self) is required; with `every-contract` each of those requires it
 * from the first day of Phase 2 on, which no text says.
 *
 * @returns the contract itself where nothing is assumed of it.
 * @throws never
 * @see 32 CFR 170.3(e)(2)-(4); memorandum of the Under Secretary (A&S) of 13 Jul 2026
 */
export function assumeTerms(
  contract: DatedTerms,
  options: readonly OpenOption[],
  rule: Rule,
  today: CalendarDate,
): DatedTerms {
  if (rule.rule === "as-recorded") return contract;
  const ahead = options
    .filter(({ exerciseOn }) => exerciseOn > today)
    .sort((a, b) => (a.exerciseOn < b.exerciseOn ? -1 : 1));
  const assumed =
    rule.rule === "removed-as-directed"
      ? removal(contract, ahead)
      : designation(contract, ahead, rule, today);
  if (!assumed) return contract;
  return { ...contract, modifications: inOrder([...(contract.modifications ?? []), assumed]) };
}

function removal(contract: DatedTerms, ahead: readonly OpenOption[]): Modification | null {
  for (const { exerciseOn } of ahead) {
    const suspension = suspensionOn(exerciseOn);
    const { terms, designatedOn } = periodOn(contract, exerciseOn);
    if (!suspension || terms.requiredStatus === null) continue;
    const isDesignatedSince = designatedOn !== null && designatedOn >= suspension.effectiveFrom;
    if (isDesignatedSince || suspension.mayDesignate.includes(terms.requiredStatus)) continue;
    return { number: ASSUMED_NUMBER, effectiveOn: exerciseOn, requiredStatus: "Level 2 (Self)" };
  }
  return null;
}

function designation(
  contract: DatedTerms,
  ahead: readonly OpenOption[],
  rule: Rule,
  today: CalendarDate,
): Modification | null {
  const days =
    rule.reach === "every-contract"
      ? [firstDayOfPhase2(rule, today)]
      : ahead
          .map(({ exerciseOn }) => exerciseOn)
          .filter((day) => isReached(contract, day, scenarioOf(rule)));
  const effectiveOn = days.find(
    (day) => termsOn(contract, day).requiredStatus === "Level 2 (Self)",
  );
  if (!effectiveOn) return null;
  return { number: ASSUMED_NUMBER, effectiveOn, requiredStatus: "Level 2 (C3PAO)" };
}

/** Whether the phase that is followed on the day of an option brings Level 2 (C3PAO) with it. */
function isReached({ awardedOn }: DatedTerms, day: CalendarDate, scenario: Scenario): boolean {
  const phase = ruleOn(day, scenario).inForce?.phase ?? 0;
  if (phase >= 4) return true;
  return phase === 3 && Boolean(awardedOn && FIRST_PHASE && awardedOn >= FIRST_PHASE.effectiveFrom);
}

/** The first day after today on which Phase 2 is followed. */
function firstDayOfPhase2({ liftedOn }: Rule, today: CalendarDate): CalendarDate {
  const tomorrow = addDays(today, 1);
  const codified = PHASE_2 ? calendarDate(PHASE_2.effectiveFrom) : tomorrow;
  return laterOf(laterOf(codified, liftedOn ?? codified), tomorrow);
}
