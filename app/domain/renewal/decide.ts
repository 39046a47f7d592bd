import { rankOf } from "#app/domain/cmmc/rank.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import {
  addDays,
  type CalendarDate,
  formatDate,
  laterOf,
} from "#app/domain/kernel/calendar-date.ts";
import { type Asked, asksForAssessment } from "#app/domain/questionnaire/sections.ts";
import { DAYS_TO_ANSWER } from "#app/domain/supplier/ask.ts";
import type { Lapse } from "./lapse.ts";

/** What was issued last for an open subcontract of a supplier. */
export type IssuedLast = Asked & {
  flowdownId: string;
  subcontractId: string;
  contractId: string;
  number: string;
  title: string;
  required: RequiredStatus | null;
  /** what was issued, or asked again since, has no signed answer */
  open: { askedOn: CalendarDate; dueOn: CalendarDate; isRenewal: boolean } | null;
};

export type RenewalInput = {
  /** what the supplier is asked to renew, the soonest first */
  lapses: readonly Lapse[];
  /** what lapses was chosen by name, and not the supplier alone */
  isByName?: boolean;
  /** of its open subcontracts */
  issued: readonly IssuedLast[];
  /** how many people there get letters */
  readers: number;
  /** the subcontract from whose page it was asked; absent: the one that asks for the most */
  subcontractId?: string | undefined;
};

export type RenewalDecision =
  | { ok: true; about: IssuedLast }
  | { ok: false; why: string; kind: RenewalRefusal };
export type RenewalRefusal =
  | "nothing-lapses"
  | "nothing-issued"
  | "already-asked"
  | "unanswered"
  | "not-joined";

/**
 * Whether a supplier can be asked to renew what lapses, and in answer to which flowdown; or why not.
 * An open request that asks for an assessment already brings the same answer, so nobody is asked twice.
 *
 * @throws never
 */
export function decideRenewal(input: RenewalInput): RenewalDecision {
  const { lapses, issued, readers, isByName = false } = input;
  if (lapses.length === 0)
    return refuse(
      "nothing-lapses",
      isByName
        ? "What you chose lapses no more: something newer was accepted, or the work that it was for is closed."
        : "Nothing that it stated for an open subcontract lapses.",
    );
  const open = issued.find((one) => one.open !== null && asksForAssessment(one));
  if (open?.open) return refuseOpen(open, open.open);
  const about = chooseAbout(input);
  if (!about)
    return refuse(
      "nothing-issued",
      "No flowdown that asks it for an assessment is issued: issue one, and the request goes with it.",
    );
  if (readers === 0)
    return refuse("not-joined", "Nobody there has an account here: invite a contact first.");
  return { ok: true, about };
}

function refuse(kind: RenewalRefusal, why: string): RenewalDecision {
  return { ok: false, kind, why };
}

function refuseOpen(
  { number }: IssuedLast,
  { isRenewal, askedOn, dueOn }: NonNullable<IssuedLast["open"]>,
): RenewalDecision {
  const due = formatDate(dueOn);
  if (isRenewal)
    return refuse(
      "already-asked",
      `Asked already on ${formatDate(askedOn)}; the answer is due ${due}. Remind them from the supplier's page.`,
    );
  return refuse(
    "unanswered",
    `It has not answered the request for ${number} yet, due ${due}. Remind them of that.`,
  );
}

/** The subcontract asked from; else of a verdict that ends; else the one that requires the most. */
function chooseAbout({ issued, lapses, subcontractId }: RenewalInput): IssuedLast | undefined {
  const asking = issued.filter(asksForAssessment);
  const byId = (id: string | undefined) => asking.find((one) => one.subcontractId === id);
  const ending = lapses.find(({ kind }) => kind === "verdict-ends");
  return (
    byId(subcontractId) ??
    byId(ending?.id) ??
    [...asking].sort((a, b) => height(b) - height(a) || (a.number < b.number ? -1 : 1))[0]
  );
}

function height({ required }: IssuedLast): number {
  return required === null ? -1 : rankOf(required);
}

/** How long before the first lapse an answer is asked for that nobody but the cadence asks for. */
const DAYS_TO_REVIEW = 14;

/** The same for what the cadence asks for by itself: there is time until shortly before it lapses. */
export function dueByCadence(
  lapses: readonly Pick<Lapse, "on">[],
  asOf: CalendarDate,
): CalendarDate {
  const first = lapses.map(({ on }) => on).sort()[0] ?? asOf;
  return laterOf(suggestRenewalDueOn(lapses, asOf), addDays(first, -DAYS_TO_REVIEW));
}

/** The least that a supplier is given to answer. */
const LEAST_DAYS = 7;

/**
 * By when an answer is asked for unless somebody says otherwise: in three weeks, or before the first
 * of it lapses where that is sooner, but no sooner than in a week.
 */
export function suggestRenewalDueOn(
  lapses: readonly Pick<Lapse, "on">[],
  asOf: CalendarDate,
): CalendarDate {
  const ahead = lapses.map(({ on }) => on).filter((on) => on > asOf);
  const first = [...ahead, addDays(asOf, DAYS_TO_ANSWER)].sort()[0] as CalendarDate;
  return laterOf(first, addDays(asOf, LEAST_DAYS));
}
