import { z } from "zod";
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  calendarDate,
  formatDate,
  isCalendarDate,
} from "#app/domain/kernel/calendar-date.ts";

/** What suppliers are taken to do until the day. */
export const RENEWALS = ["nobody", "plans", "everybody"] as const;
export type Renewals = (typeof RENEWALS)[number];

/** What contracts are taken to require until the day. */
export const RULE_ASSUMPTIONS = [
  "as-recorded",
  "removed-as-directed",
  "suspension-lifted",
  "as-codified",
] as const;
export type RuleAssumption = (typeof RULE_ASSUMPTIONS)[number];

/** Which contracts a phase that begins reaches: those whose option it names, or every one. */
export const PHASE_REACHES = ["options", "every-contract"] as const;
export type PhaseReach = (typeof PHASE_REACHES)[number];

export const LEAD_UNITS = ["days", "months"] as const;
export type LeadUnit = (typeof LEAD_UNITS)[number];

/** From the order to the certificate. */
export type LeadTime = { count: number; unit: LeadUnit };

/** What is asked of the days to come, and under which assumptions. */
export type OutlookQuestion = {
  /** the day asked about; today or later */
  on: CalendarDate;
  /** null: every contract */
  contractId: string | null;
  renewals: Renewals;
  rule: RuleAssumption;
  /** the first day without the suspension; only where it is taken to have ended */
  liftedOn: CalendarDate | null;
  reach: PhaseReach;
  lead: LeadTime;
};

/** The fields of the question as they were written, to be shown in its form again. */
export type WrittenOutlook = {
  on: string;
  contract: string;
  renewals: string;
  rule: string;
  liftedOn: string;
  reach: string;
  lead: string;
  unit: string;
};

export type OutlookErrors = { [K in keyof WrittenOutlook]?: string };

export type ReadOutlook = {
  written: WrittenOutlook;
  /** null where the address asks for what cannot be; then `errors` says what */
  question: OutlookQuestion | null;
  errors: OutlookErrors;
};

/** Public estimates of 2026 for a third-party assessment; a person sets what was offered to them. */
export const USUAL_LEAD: LeadTime = { count: 9, unit: "months" };

const MONTHS_AHEAD = 6;
const MOST_YEARS = 10;
const MOST_LEAD: Record<LeadUnit, number> = { days: 1_800, months: 60 };
const LONGEST = 40;

/**
 * Read what is asked of the days to come from an address:
 * `?on=2027-06-01&renewals=everybody&rule=suspension-lifted&liftedOn=2027-03-01&lead=9&unit=months`.
 * What is left out is half a year from today, if nothing changes. What cannot be is never taken for
 * something else.
 *
 * @throws never
 */
export function readOutlook(query: URLSearchParams, today: CalendarDate): ReadOutlook {
  const text = (name: string, usual: string) =>
    (query.get(name)?.trim() || usual).slice(0, LONGEST);
  const written: WrittenOutlook = {
    on: text("on", addMonths(today, MONTHS_AHEAD)),
    contract: text("contract", ""),
    renewals: text("renewals", "nobody"),
    rule: text("rule", "as-recorded"),
    liftedOn: text("liftedOn", ""),
    reach: text("reach", "options"),
    lead: text("lead", String(USUAL_LEAD.count)),
    unit: text("unit", USUAL_LEAD.unit),
  };
  const errors: OutlookErrors = {};
  const on = readDay(written.on, today, errors);
  const contractId = readContract(written.contract, errors);
  const renewals = oneOf(RENEWALS, written.renewals);
  if (!renewals) errors.renewals = noSuch("assumption", written.renewals);
  const rule = oneOf(RULE_ASSUMPTIONS, written.rule);
  if (!rule) errors.rule = noSuch("assumption", written.rule);
  const liftedOn = rule === "suspension-lifted" ? readLifted(written.liftedOn, errors) : null;
  const reach = oneOf(PHASE_REACHES, written.reach);
  if (!reach) errors.reach = noSuch("choice", written.reach);
  const lead = readLead(written, errors);
  if (!on || !renewals || !rule || !reach || !lead || Object.keys(errors).length > 0)
    return { written, question: null, errors };
  const question = { on, contractId, renewals, rule, liftedOn, reach, lead };
  return { written, question, errors };
}

/** The question as the fields of an address, those that are as usual left out but the day. */
export function outlookFields(question: OutlookQuestion): Record<string, string> {
  const { on, contractId, renewals, rule, liftedOn, reach, lead } = question;
  const isUsualLead = lead.count === USUAL_LEAD.count && lead.unit === USUAL_LEAD.unit;
  return {
    on,
    ...(contractId && { contract: contractId }),
    ...(renewals !== "nobody" && { renewals }),
    ...(rule !== "as-recorded" && { rule }),
    ...(liftedOn && { liftedOn }),
    ...(reach !== "options" && { reach }),
    ...(!isUsualLead && { lead: String(lead.count), unit: lead.unit }),
  };
}

/** The day on which something that takes the lead time is there, when it is begun on a day. */
export function afterLead(begunOn: CalendarDate, { count, unit }: LeadTime): CalendarDate {
  return unit === "days" ? addDays(begunOn, count) : addMonths(begunOn, count);
}

/** The last day on which it can be begun to be there on a day. */
export function beforeLead(neededOn: CalendarDate, lead: LeadTime): CalendarDate {
  const countedBack = afterLead(neededOn, { ...lead, count: -lead.count });
  // Months differ in length: counted back and on again it is up to three days off.
  let day = addDays(countedBack, 3);
  while (afterLead(day, lead) > neededOn) day = addDays(day, -1);
  return day;
}

function readDay(typed: string, today: CalendarDate, errors: OutlookErrors): CalendarDate | null {
  if (!isCalendarDate(typed)) {
    errors.on = noSuchDate(typed);
    return null;
  }
  const last = addYears(today, MOST_YEARS);
  if (typed < today) errors.on = `${formatDate(typed)} is over. Choose today or a later day.`;
  else if (typed > last) errors.on = `Choose a day until ${formatDate(last)}.`;
  return typed;
}

function readContract(typed: string, errors: OutlookErrors): string | null {
  if (typed === "") return null;
  if (z.uuid().safeParse(typed).success) return typed;
  errors.contract = "There is no such contract.";
  return null;
}

function readLifted(typed: string, errors: OutlookErrors): CalendarDate | null {
  if (isCalendarDate(typed)) return calendarDate(typed);
  errors.liftedOn =
    typed === "" ? "Enter the first day without the suspension." : noSuchDate(typed);
  return null;
}

function readLead({ lead, unit }: WrittenOutlook, errors: OutlookErrors): LeadTime | null {
  const named = oneOf(LEAD_UNITS, unit);
  if (!named) errors.unit = noSuch("unit", unit);
  const most = MOST_LEAD[named ?? "days"];
  const count = /^\d{1,4}$/.test(lead) ? Number(lead) : Number.NaN;
  if (Number.isInteger(count) && count <= most) return named && { count, unit: named };
  errors.lead = `Enter a whole number from 0 to ${most.toLocaleString("en-US")}.`;
  return null;
}

function oneOf<Word extends string>(words: readonly Word[], typed: string): Word | null {
  return words.find((word) => word === typed) ?? null;
}

function noSuchDate(typed: string): string {
  return `“${typed}” is not a date that exists, written like 2027-06-01.`;
}

function noSuch(what: string, typed: string): string {
  return `There is no ${what} “${typed}”.`;
}
