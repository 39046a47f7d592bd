import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { OpenOption } from "#app/domain/outlook/assumed-terms.ts";
import {
  beginCounting,
  countRow,
  endCounting,
  type OutlookCounts,
} from "#app/domain/outlook/counts.ts";
import { listOutlookDays } from "#app/domain/outlook/days.ts";
import { lookAhead } from "#app/domain/outlook/look-ahead.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import {
  byUrgency,
  type OutlookRow,
  type OutlookSubject,
  outlookRow,
  undecidedRow,
} from "#app/domain/outlook/row.ts";
import type { Actor, Scope } from "#app/platform/db.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { listOpenOptions, listOutlookSubjects, listPlanDays } from "./subjects.server.ts";

/** What would be decided on the day about every open subcontract asked about. */
export type Outlook = {
  question: OutlookQuestion;
  asOf: CalendarDate;
  counts: OutlookCounts;
  /** the most urgent first */
  rows: OutlookRow[];
  /** the last days of plans that were taken for given, by the id of the assessment */
  planDays: [assessmentId: string, day: CalendarDate][];
};

/** Runs a piece of work in a transaction of the actor, so that none of it is held for the next. */
export type Read = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;

/** Subcontracts that are held with all of their facts at once. */
const SUBCONTRACTS_PER_PIECE = 2_000;

/**
 * Look ahead: a piece of the subcontracts at a time, each with all that its verdict is decided from.
 *
 * @param read in one transaction, or in one for each piece.
 * @param known.planDays as they were known; absent: as they are.
 */
export async function computeOutlook(
  read: Read,
  actor: Actor,
  question: OutlookQuestion,
  known: { planDays?: ReadonlyMap<string, CalendarDate> } = {},
): Promise<Outlook> {
  const today = actor.on;
  const { subjects, options, planDays } = await read(async (scope) => {
    const subjects = await listOutlookSubjects(scope, question.contractId);
    const contractIds = [...new Set(subjects.map(({ contractId }) => contractId))];
    const [options, planDays] = await Promise.all([
      listOpenOptions(scope, contractIds),
      planDaysFor(scope, question, known.planDays),
    ]);
    return { subjects, options, planDays };
  });
  const days = listOutlookDays(today, question.on);
  const counting = beginCounting(days);
  const rows: OutlookRow[] = [];
  for (let start = 0; start < subjects.length; start += SUBCONTRACTS_PER_PIECE) {
    const piece = subjects.slice(start, start + SUBCONTRACTS_PER_PIECE);
    const cases = await read((scope) => listCases(scope, piece));
    for (const subject of piece) {
      const found = cases.get(subject.subcontractId);
      if (!found) {
        const row = undecidedRow(subject);
        countRow(
          counting,
          row,
          days.map(() => "undecided" as const),
        );
        rows.push(row);
        continue;
      }
      const { input, plannedAwardOn, standing } = found;
      const one = { input, plannedAwardOn, planDays, options: optionsOf(options, subject) };
      const looked = lookAhead(one, question, today, days);
      const row = outlookRow(subject, looked, standing);
      countRow(counting, row, looked.states);
      rows.push(row);
    }
  }
  return {
    question,
    asOf: today,
    counts: endCounting(counting),
    rows: rows.sort(byUrgency),
    planDays: [...planDays],
  };
}

async function planDaysFor(
  scope: Scope,
  { renewals }: OutlookQuestion,
  known: ReadonlyMap<string, CalendarDate> | undefined,
): Promise<ReadonlyMap<string, CalendarDate>> {
  if (known) return known;
  return renewals === "plans" ? listPlanDays(scope) : new Map();
}

async function listCases(scope: Scope, piece: readonly OutlookSubject[]) {
  const which = { subcontractIds: piece.map(({ subcontractId }) => subcontractId) };
  const cases = await listEligibilityCases(scope, which, { asOf: scope.actor.on });
  return new Map(cases.map((one) => [one.subcontractId, one]));
}

const NO_OPTIONS: readonly OpenOption[] = [];

function optionsOf(
  options: ReadonlyMap<string, OpenOption[]>,
  { contractId }: OutlookSubject,
): readonly OpenOption[] {
  return options.get(contractId) ?? NO_OPTIONS;
}
