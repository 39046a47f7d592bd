import { type CalendarDate, calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { ruleOn, suspensionOn } from "#app/domain/rule/rule-on.ts";
import { CATALOG_EDITION, phases } from "#catalogs/index.ts";
import { scenarioOf } from "./assumed-terms.ts";
import type { AssumedKind, Reach } from "./look-ahead.ts";
import {
  afterLead,
  type LeadTime,
  type OutlookQuestion,
  type PhaseReach,
  type Renewals,
  type RuleAssumption,
} from "./question.ts";

export const RENEWAL_WORDS: Record<Renewals, string> = {
  nobody: "Nobody renews: only what is accepted today counts",
  plans: "Every remediation plan is kept by its date",
  everybody: "Everybody renews what lapses after today",
};

export const RULE_WORDS: Record<RuleAssumption, string> = {
  "as-recorded": "As the contracts say, known modifications included",
  "removed-as-directed": "As directed: third-party requirements removed at the next option",
  "suspension-lifted": "As if the suspension of Phase 2 ended on a day",
  "as-codified": "As codified: as if nothing were suspended",
};

export const PHASE_REACH_WORDS: Record<PhaseReach, string> = {
  options: "Contracts whose option the phases name",
  "every-contract": "Every contract that requires Level 2 (Self)",
};

export const REACH_WORDS: Record<Reach, string> = {
  "not-by-date": "Not by the day",
  gap: "By the day, later than it is needed",
  "in-time": "In time, if it is begun today",
};

export const ASSUMED_WORDS: Record<AssumedKind, string> = {
  renewal: "rests on an assumed renewal",
  terms: "rests on an assumed requirement",
};

/** What an assumption rests on. */
export type Ground = "recorded" | "codified" | "directed" | "suspended" | "assumed";

export const GROUND_WORDS: Record<Ground, string> = {
  recorded: "As recorded here",
  codified: "Codified",
  directed: "Directed",
  suspended: "Codified, suspended today",
  assumed: "Assumed by you",
};

/** One thing that an outlook takes for given, and on whose word. */
export type Assumption = {
  about: "The day" | "Suppliers" | "Contracts" | "The rule" | "Assessment by a C3PAO";
  text: string;
  ground: Ground;
  citation: string | null;
  /** the day from which the text cited holds */
  since: CalendarDate | null;
};

/** A number of days or months: `9 months`. */
export function sayLead({ count, unit }: LeadTime): string {
  return countWords(count, unit === "days" ? "day" : "month");
}

/** Everything that an outlook takes for given, each with what it rests on. */
export function listAssumptions(question: OutlookQuestion, today: CalendarDate): Assumption[] {
  const { on, lead } = question;
  return [
    {
      about: "The day",
      text: `What would be decided on ${formatDate(on)}, as everything is known on ${formatDate(today)}, by the catalogs of ${formatDate(calendarDate(CATALOG_EDITION))}.`,
      ground: "assumed",
      citation: null,
      since: null,
    },
    renewalAssumption(question, today),
    ...ruleAssumptions(question, today),
    {
      about: "Assessment by a C3PAO",
      text: `It takes ${sayLead(lead)} from the order to the certificate: begun on ${formatDate(today)}, it is there on ${formatDate(afterLead(today, lead))}.`,
      ground: "assumed",
      citation: null,
      since: null,
    },
  ];
}

function renewalAssumption({ renewals, lead }: OutlookQuestion, today: CalendarDate): Assumption {
  const assumed = { about: "Suppliers", ground: "assumed", citation: null, since: null } as const;
  if (renewals === "nobody")
    return {
      ...assumed,
      text: "Nobody states anything new. What is accepted today counts as long as the rule says.",
      ground: "codified",
      citation: "DFARS 252.204-7021(a)",
      since: null,
    };
  if (renewals === "plans")
    return {
      ...assumed,
      text: "The close-out assessment of a Conditional status is posted, and affirmed, on the last day of the remediation plan that we see, where that is within 180 days. Nothing else is renewed. Ticking every item off is no close-out.",
      citation: "32 CFR 170.21(b)",
    };
  return {
    ...assumed,
    text: `What lapses after today is affirmed, closed out or assessed anew on its last day; an assessment by a third party not before ${formatDate(afterLead(today, lead))}. What has lapsed stays lapsed.`,
    citation: "32 CFR 170.22(a); 32 CFR 170.21(b)",
  };
}

function ruleAssumptions(question: OutlookQuestion, today: CalendarDate): Assumption[] {
  const recorded: Assumption = {
    about: "Contracts",
    text: "Each contract requires what it says on the day, with the modifications that are recorded. The contract governs.",
    ground: "recorded",
    citation: null,
    since: null,
  };
  if (question.rule === "as-recorded") return [recorded, suspensionLine(question.on)].flatMap(kept);
  if (question.rule === "removed-as-directed")
    return [recorded, removalLine(today), suspensionLine(question.on)].flatMap(kept);
  return [recorded, liftedLine(question, today), reachLine(question)].flatMap(kept);
}

const kept = (line: Assumption | null): Assumption[] => (line ? [line] : []);

function suspensionLine(on: CalendarDate): Assumption | null {
  const suspension = suspensionOn(on);
  if (!suspension) return null;
  return {
    about: "The rule",
    text: `${suspension.title}. No text names an end, so it is taken to last on ${formatDate(on)}.`,
    ground: "directed",
    citation: suspension.source.paragraph,
    since: calendarDate(suspension.effectiveFrom),
  };
}

function removalLine(today: CalendarDate): Assumption | null {
  const suspension = suspensionOn(today);
  const [memorandum] = suspension?.implementedBy ?? [];
  if (!suspension || !memorandum) return null;
  return {
    about: "Contracts",
    text: "A requirement of Level 2 (C3PAO) or Level 3 (DIBCAC) from before the suspension gives way to Level 2 (Self) when the next option is exercised. Where no option is known, it stays. That the option is exercised on its day is assumed by you.",
    ground: "directed",
    citation: memorandum.paragraph,
    since: calendarDate(suspension.effectiveFrom),
  };
}

function liftedLine(question: OutlookQuestion, today: CalendarDate): Assumption {
  const { rule, liftedOn, on } = question;
  const phase = ruleOn(on, scenarioOf(question)).inForce;
  const followed = phase ? `Phase ${phase.phase} is followed on ${formatDate(on)}.` : "";
  const isLifted = rule === "suspension-lifted" && liftedOn;
  const before = isLifted
    ? `The suspension ends so that ${formatDate(liftedOn)} is the first day without it. No text says so.`
    : "The phases are followed as the regulation prints them, as if nothing were suspended.";
  return {
    about: "The rule",
    text: `${before} ${followed}`.trim(),
    ground: isLifted ? "assumed" : suspensionOn(today) ? "suspended" : "codified",
    citation: phase?.source.paragraph ?? "32 CFR 170.3(e)",
    since: phase ? calendarDate(phase.effectiveFrom) : null,
  };
}

function reachLine({ reach }: OutlookQuestion): Assumption {
  const third = phases.find(({ phase }) => phase === 3);
  if (reach === "options")
    return {
      about: "Contracts",
      text: "Where Level 2 (Self) is required, an option exercised while Phase 3 is followed brings Level 2 (C3PAO) to a contract awarded since 10 Nov 2025, and while Phase 4 is followed to every contract. That each option is exercised on its day is assumed by you.",
      ground: "suspended",
      citation: "32 CFR 170.3(e)(3)-(4)",
      since: third ? calendarDate(third.effectiveFrom) : null,
    };
  return {
    about: "Contracts",
    text: "Every contract that requires Level 2 (Self) requires Level 2 (C3PAO) from the first day of Phase 2 on. No text says so: a phase reaches solicitations and options, and a contract changes by modification.",
    ground: "assumed",
    citation: null,
    since: null,
  };
}

/** What contracts are taken to require, in the middle of a sentence. */
const RULE_IN_SHORT: Record<RuleAssumption, string> = {
  "as-recorded": "contracts as they say",
  "removed-as-directed": "third-party requirements removed at the next option",
  "suspension-lifted": "as if the suspension of Phase 2 ended",
  "as-codified": "as if nothing were suspended",
};

/** What is asked, in one line for a list, a log entry and the name of a file. */
export function sayQuestion({ on, renewals, rule, liftedOn, lead }: OutlookQuestion): string {
  const contracts = RULE_IN_SHORT[rule] + (liftedOn ? ` on ${formatDate(liftedOn)}` : "");
  return [
    formatDate(on),
    RENEWAL_WORDS[renewals],
    contracts,
    `a C3PAO takes ${sayLead(lead)}`,
  ].join("; ");
}
