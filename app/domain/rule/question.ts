import {
  type CalendarDate,
  calendarDate,
  isCalendarDate,
} from "#app/domain/kernel/calendar-date.ts";
import type { Scenario } from "./rule-on.ts";

/** What is asked about the rule: for which day, and by which scenario. */
export type RuleQuestion = { on: CalendarDate; scenario: Scenario };

/** The fields of the question as they were written, to be shown in its form again. */
export type WrittenQuestion = { on: string; scenario: string; from: string };

type Errors = { [K in keyof WrittenQuestion]?: string };

/** `question` is null where the address asks for what does not exist: then `errors` says what. */
export type ReadQuestion = {
  written: WrittenQuestion;
  question: RuleQuestion | null;
  errors: Errors;
};

/** The scenarios as an address names them, with what each shows. */
export const SCENARIO_WORDS: Record<Scenario["kind"], string> = {
  "in-force": "As in force",
  "as-codified": "As codified: as if nothing were suspended",
  "suspension-lifted": "As if the suspension ended on a day",
};

/**
 * Read a question about the rule from an address: `?on=2028-11-10&scenario=suspension-lifted&from=2027-03-01`.
 * What is left out is today, as in force. A date that does not exist is never taken for another.
 *
 * @throws never
 */
export function readRuleQuestion(query: URLSearchParams, today: CalendarDate): ReadQuestion {
  const written = {
    on: query.get("on")?.trim() || today,
    scenario: query.get("scenario")?.trim() || "in-force",
    from: query.get("from")?.trim() ?? "",
  };
  const errors: Errors = {};
  if (!isCalendarDate(written.on)) errors.on = noSuchDate(written.on);
  const scenario = readScenario(written, errors);
  if (!scenario || !isCalendarDate(written.on)) return { written, question: null, errors };
  return { written, question: { on: calendarDate(written.on), scenario }, errors };
}

function readScenario({ scenario, from }: WrittenQuestion, errors: Errors): Scenario | null {
  if (scenario === "in-force" || scenario === "as-codified") return { kind: scenario };
  if (scenario !== "suspension-lifted") {
    errors.scenario = `There is no scenario “${scenario}”.`;
    return null;
  }
  if (isCalendarDate(from)) return { kind: scenario, on: from };
  errors.from = from === "" ? "Enter the first day without the suspension." : noSuchDate(from);
  return null;
}

function noSuchDate(text: string): string {
  return `“${text}” is not a date that exists, written like 2028-11-10.`;
}
