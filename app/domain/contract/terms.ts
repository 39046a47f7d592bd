import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** What a contract says about CMMC on a day. */
export type ContractTerms = {
  requiredStatus: RequiredStatus | null;
  /** as the contract writes them: `252.204-7012`, `DFARS 252.204-7012 (MAY 2024)` */
  clauses: readonly string[];
};

/** What a modification changes from its effective day on; what it does not name stays. */
export type Modification = {
  /** `P00007` */
  number: string;
  effectiveOn: CalendarDate;
  /** absent: unchanged; null: the requirement is removed */
  requiredStatus?: RequiredStatus | null;
  addClauses?: readonly string[];
  removeClauses?: readonly string[];
};

/** The terms of a contract at award, and what changed them since. */
export type DatedTerms = ContractTerms & {
  awardedOn?: CalendarDate | null;
  /** in any order */
  modifications?: readonly Modification[];
};

/** The terms in force from a day on, until the next ones. */
export type TermPeriod = {
  from: CalendarDate;
  terms: ContractTerms;
  /** the day on which the required status was set; null when it is not known */
  designatedOn: CalendarDate | null;
};

const CLAUSE_NUMBER = /\b(52|252)\.\d{3}-\d{1,4}\b/;

/**
 * The terms of a contract on a day: those of its award with every modification that is effective by
 * then, by effective date and then by number.
 *
 * @throws never
 */
export function termsOn(contract: DatedTerms, on: CalendarDate): ContractTerms {
  return periodOn(contract, on).terms;
}

/** The terms in force on a day, with since when the status they require was designated. */
export function periodOn(contract: DatedTerms, on: CalendarDate): TermPeriod {
  const asAwarded = { from: on, terms: contract, designatedOn: contract.awardedOn ?? null };
  if (!isModified(contract)) return asAwarded;
  const effective = inOrder(contract.modifications).filter(({ effectiveOn }) => effectiveOn <= on);
  return effective.reduce<TermPeriod>(applied, {
    from: effective.at(-1)?.effectiveOn ?? on,
    terms: { requiredStatus: contract.requiredStatus, clauses: contract.clauses },
    designatedOn: asAwarded.designatedOn,
  });
}

/** Most contracts never are, and every verdict asks for their terms: they cost no sorting. */
function isModified({ modifications }: DatedTerms): boolean {
  return modifications !== undefined && modifications.length > 0;
}

/**
 * The terms from a day on: those in force on it, and those that known modifications bring later.
 *
 * @returns in order of time; the first one begins on `from`, the days of the others are later and differ.
 */
export function listTermPeriods(contract: DatedTerms, from: CalendarDate): TermPeriod[] {
  if (!isModified(contract)) return [periodOn(contract, from)];
  const first = { ...periodOn(contract, from), from };
  const later = inOrder(contract.modifications).filter(({ effectiveOn }) => effectiveOn > from);
  const days = [...new Set(later.map(({ effectiveOn }) => effectiveOn))];
  return [first, ...days.map((day) => ({ ...periodOn(contract, day), from: day }))];
}

/** By effective date, then number: P00009 before P00010. */
export function inOrder<One extends Pick<Modification, "effectiveOn" | "number">>(
  modifications: readonly One[] = [],
): One[] {
  return [...modifications].sort((a, b) => {
    if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
    return BY_NUMBER.compare(a.number, b.number);
  });
}

const BY_NUMBER = new Intl.Collator("en", { numeric: true });

function applied(period: TermPeriod, modification: Modification): TermPeriod {
  const { requiredStatus, addClauses = [], removeClauses = [], effectiveOn } = modification;
  const removed = new Set(removeClauses.map(numberOf));
  const kept = period.terms.clauses.filter((clause) => !removed.has(numberOf(clause)));
  const carried = new Set(kept.map(numberOf));
  const added = addClauses.filter((clause) => !carried.has(numberOf(clause)));
  const setsStatus = requiredStatus !== undefined;
  return {
    from: period.from,
    terms: {
      requiredStatus: setsStatus ? requiredStatus : period.terms.requiredStatus,
      clauses: [...kept, ...added],
    },
    designatedOn: setsStatus ? effectiveOn : period.designatedOn,
  };
}

/** Clauses are written many ways; the number is what counts. */
function numberOf(clause: string): string {
  return CLAUSE_NUMBER.exec(clause)?.[0] ?? clause.trim();
}
