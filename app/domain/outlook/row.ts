import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Reason } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { type Act, actOf } from "./act.ts";
import { type AssumedKind, type Needed, type Outlooked, REACHES } from "./look-ahead.ts";

/** What a row names, as it is known today. */
export type OutlookSubject = {
  subcontractId: string;
  number: string;
  contractId: string;
  piid: string;
  supplierId: string;
  supplierName: string;
  /** in whole US dollars; null where nobody said it */
  value: number | null;
  isAwarded: boolean;
  /** who at the prime owns the supplier; null: nobody */
  owner: string | null;
  /** whom to write to at the supplier; null: nobody is known */
  contact: { name: string; email: string } | null;
};

/** A subcontract in an outlook. Plain values alone, so that it is kept and hashed as it is. */
export type OutlookRow = OutlookSubject & {
  today: PostureState;
  ahead: PostureState;
  requiredToday: RequiredStatus | null;
  requiredThen: RequiredStatus | null;
  /** the first day after today since which it is as on the day; null: since today or before */
  turnsOn: CalendarDate | null;
  /** the last day on which what is decided for the day holds; null: it never changes */
  holdsUntil: CalendarDate | null;
  /** the first reason on the day; null where nothing is decided */
  reason: Reason | null;
  needed: Needed | null;
  restsOn: AssumedKind[];
  /** whether what it requires on the day is to be removed from the contract, as was directed */
  isRemovalPending: boolean;
  act: Act | null;
};

/** A subcontract of which it is answered what information flows. */
export function outlookRow(
  subject: OutlookSubject,
  { today, ahead, requiredToday, decided, turnsOn, needed, restsOn }: Outlooked,
  standing: Standing,
): OutlookRow {
  const [reason] = decided.reasons;
  const needsThirdParty = needed !== null;
  return {
    ...subject,
    today,
    ahead,
    requiredToday,
    requiredThen: decided.required,
    turnsOn,
    holdsUntil: decided.holdsUntil,
    reason: reason ?? null,
    needed,
    restsOn,
    isRemovalPending: decided.notices.some(({ code }) => code === "removal-pending"),
    act: actOf({ today, ahead, code: reason?.code ?? null, standing, needsThirdParty }),
  };
}

/** One of which that is not answered: nothing is decided of it, on no day. */
export function undecidedRow(subject: OutlookSubject): OutlookRow {
  return {
    ...subject,
    today: "undecided",
    ahead: "undecided",
    requiredToday: null,
    requiredThen: null,
    turnsOn: null,
    holdsUntil: null,
    reason: null,
    needed: null,
    restsOn: [],
    isRemovalPending: false,
    act: "answer-information",
  };
}

const ORDER_OF_STATES: Record<PostureState, number> = {
  ineligible: 0,
  undecided: 1,
  lapsing: 2,
  eligible: 3,
  "no-requirement": 4,
};

/**
 * The order in which they are acted on: what cannot be there in time first, then what is needed or
 * turns first, the greatest value first among those of a day; the number and the id decide the rest.
 */
export function byUrgency(a: OutlookRow, b: OutlookRow): number {
  return (
    ORDER_OF_STATES[a.ahead] - ORDER_OF_STATES[b.ahead] ||
    reachOrder(a) - reachOrder(b) ||
    compare(dayOf(a), dayOf(b)) ||
    (b.value ?? 0) - (a.value ?? 0) ||
    compare(a.number, b.number) ||
    compare(a.subcontractId, b.subcontractId)
  );
}

function reachOrder({ needed }: OutlookRow): number {
  return needed ? REACHES.indexOf(needed.reach) : REACHES.length;
}

function dayOf({ ahead, needed, turnsOn, holdsUntil }: OutlookRow): string {
  if (ahead === "ineligible") return needed?.neededOn ?? turnsOn ?? "";
  return holdsUntil ?? "9999-12-31";
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
