import type { AssessmentType, RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import { addYears, type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { LEAST_RETENTION_YEARS } from "./period.ts";

/** A fact that a file stands beside, as far as it tells how long the file is kept. */
export type FactBeside = {
  kind: FactKind;
  /** of an assessment; null for any other fact */
  assessmentType: AssessmentType | null;
  /**
   * the date that the fact states: the status date of an assessment, the day of an affirmation, the
   * last day of a certificate; null for a fact that states none
   */
  statedOn: CalendarDate | null;
  /** the day on which the submission with it was received */
  receivedOn: CalendarDate;
};

/** What decides how long a file is kept. */
export type Keeping = {
  facts: readonly FactBeside[];
  /** the days on which it was handed in as the answer to a question */
  answeredOn?: readonly CalendarDate[];
  /** the days from which it was shown beside an item of a remediation plan */
  besideItemSince?: readonly CalendarDate[];
  /** the day on which the latest record that holds the file was built; null when none holds it */
  recordBuiltOn: CalendarDate | null;
  /** how long the one who keeps it has chosen to */
  years: number;
};

/** How long a file is kept, and why. */
export type Retention = {
  /** the last day on which it has to be kept */
  until: CalendarDate;
  /** the day from which the years count */
  from: CalendarDate;
  why: string;
  /** the paragraph that sets the period; null where no rule does and the prime's own period counts */
  citation: string | null;
};

/** Where the rule says how long the artifacts of an assessment are kept. */
const CITATIONS: Record<RequiredStatus, string> = {
  "Level 1 (Self)": "32 CFR 170.15(c)(2)",
  "Level 2 (Self)": "32 CFR 170.16(c)(4)",
  "Level 2 (C3PAO)": "32 CFR 170.17(c)(4)",
  "Level 3 (DIBCAC)": "32 CFR 170.18(c)(4)",
};

type Start = { from: CalendarDate; words: string; citation: string | null };

/**
 * Decide how long a file is kept: the years after the latest date that any of its facts counts
 * from, and as many after the latest record that holds it, because a record without its evidence
 * proves less. Years are calendar years; the anniversary itself still counts.
 *
 * The rule speaks of the artifacts of assessments. No rule sets a period for what stands beside
 * other facts: those are kept for the same years, from the date that shows how long they were
 * relied on.
 *
 * A file that answers a question of a questionnaire is kept from the day it was handed in, one that shows
 * that an item of a plan is closed from the day it was shown.
 *
 * @throws RangeError when the file stands beside no fact and no item, and answers nothing.
 * @see 32 CFR 170.15(c)(2), 170.16(c)(4), 170.17(c)(4), 170.18(c)(4)
 */
export function retainedUntil(keeping: Keeping): Retention {
  const { facts, answeredOn = [], besideItemSince = [], recordBuiltOn, years } = keeping;
  const starts = [
    ...facts.map(startOf),
    ...answeredOn.map(startOfAnswer),
    ...besideItemSince.map(startOfItem),
  ];
  if (recordBuiltOn) starts.push(startOfRecord(recordBuiltOn));
  const [first, ...others] = starts;
  if (!first) throw new RangeError("a file beside no fact has no retention");
  const start = others.reduce(later, first);
  return {
    until: addYears(start.from, years),
    from: start.from,
    why: `Kept ${years} years from ${start.words}${longer(start, years)}.`,
    citation: start.citation,
  };
}

/** The day from which the years of one fact count. */
export function countsFrom({ statedOn, receivedOn }: FactBeside): CalendarDate {
  return statedOn ?? receivedOn;
}

/** Of two that begin on the same day, the one that a rule speaks of explains more. */
function later(a: Start, b: Start): Start {
  if (a.from === b.from) return a.citation === null && b.citation !== null ? b : a;
  return a.from > b.from ? a : b;
}

function startOf(fact: FactBeside): Start {
  const from = countsFrom(fact);
  return { from, ...explain(fact, formatDate(from)) };
}

function explain(fact: FactBeside, day: string): Omit<Start, "from"> {
  const status = REQUIRED_STATUSES.find((one) => one === fact.assessmentType);
  if (status) return { words: `the CMMC status date, ${day}`, citation: CITATIONS[status] };
  return { words: WORDS[fact.kind]?.(day) ?? `the day it was received, ${day}`, citation: null };
}

const WORDS: Partial<Record<FactKind, (day: string) => string>> = {
  assessment: (day) => `the date of the assessment, ${day}`,
  affirmation: (day) => `the day of the affirmation, ${day}`,
  certification: (day) => `the last day of the certificate, ${day}`,
};

function startOfAnswer(from: CalendarDate): Start {
  const words = `the day it was handed in as an answer, ${formatDate(from)}`;
  return { from, words, citation: null };
}

function startOfItem(from: CalendarDate): Start {
  const words = `${formatDate(from)}, when it was first shown beside an item of a remediation plan`;
  return { from, words, citation: null };
}

function startOfRecord(builtOn: CalendarDate): Start {
  return {
    from: builtOn,
    words: `${formatDate(builtOn)}, when the latest record that holds it was built`,
    citation: null,
  };
}

function longer({ citation }: Start, years: number): string {
  return citation !== null && years > LEAST_RETENTION_YEARS
    ? `, longer than the ${LEAST_RETENTION_YEARS} that the rule asks for`
    : "";
}
