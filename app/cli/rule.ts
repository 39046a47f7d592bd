import { parseArgs } from "node:util";
import {
  type CalendarDate,
  calendarDateOf,
  isCalendarDate,
} from "#app/domain/kernel/calendar-date.ts";
import { ruleOn, type Scenario } from "#app/domain/rule/rule-on.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { BadInput } from "./bad-input.ts";

const HELP = `
usage: flowdown rule [--on DATE] [--scenario SCENARIO]

Prints what the rule is on a day, as one line of JSON.

Takes
  --on        the day asked about, YYYY-MM-DD (default: today in Washington)
  --scenario  in-force (default), as-codified, or suspension-lifted=DATE to look ahead

Gives
  phase         codified: what 32 CFR 170.3(e) prints for the day; inForce: what is followed
  suspension    what is suspended, from, until, by which text, or null
  mayDesignate  [{ status, ground }]: what a requiring activity may designate
  prescription  where contracting officers insert 252.204-7021
  edition       the edition of the catalogs that says so
`;

/** `flowdown rule`: what the product takes the rule to be. */
export async function run(args: string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(HELP.trim());
    return 0;
  }
  try {
    const { on, scenario } = readArguments(args);
    process.stdout.write(`${JSON.stringify(tell(on, scenario))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

function tell(on: CalendarDate, scenario: Scenario) {
  const { codified, inForce, suspension, mayDesignate, prescription } = ruleOn(on, scenario);
  return {
    on,
    scenario,
    phase: { codified: codified?.phase ?? null, inForce: inForce?.phase ?? null },
    suspension: suspension && {
      title: suspension.title,
      from: suspension.effectiveFrom,
      until: suspension.effectiveTo,
      citation: suspension.source.paragraph,
    },
    mayDesignate,
    prescription: prescription && {
      when: prescription.when,
      citation: prescription.source.paragraph,
    },
    edition: CATALOG_EDITION,
  };
}

function readArguments(args: string[]): { on: CalendarDate; scenario: Scenario } {
  let values: { on?: string; scenario?: string };
  try {
    ({ values } = parseArgs({
      args,
      options: { on: { type: "string" }, scenario: { type: "string" } },
    }));
  } catch (error) {
    throw new BadInput(`${(error as Error).message}; try --help`);
  }
  return {
    on: values.on === undefined ? today() : readDay("--on", values.on),
    scenario: readScenario(values.scenario ?? "in-force"),
  };
}

function readScenario(text: string): Scenario {
  if (text === "in-force" || text === "as-codified") return { kind: text };
  const [kind, day = ""] = text.split("=");
  if (kind === "suspension-lifted") return { kind, on: readDay("--scenario", day) };
  throw new BadInput(
    `--scenario: must be in-force, as-codified or suspension-lifted=DATE, not ${JSON.stringify(text)}`,
  );
}

function readDay(option: string, text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new BadInput(
    `${option}: must be a date that exists, written YYYY-MM-DD, not ${JSON.stringify(text)}`,
  );
}

function today(): CalendarDate {
  return calendarDateOf(new Date(), "America/New_York");
}
