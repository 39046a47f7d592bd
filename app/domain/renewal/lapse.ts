import type { Expiration } from "#app/domain/expiration/list.ts";
import { addDays, type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";

/** What a supplier can renew by an answer; the other expirations are not its own to renew. */
export const RENEWABLE_KINDS = [
  "verdict-ends",
  "close-out-due",
  "status-expires",
  "affirmation-due",
  "certificate-expires",
  "evidence-expires",
] as const;
export type RenewableKind = (typeof RENEWABLE_KINDS)[number];

/** What lapses, as the supplier is told it. With `kind`, `id` and `on` it names one expiration. */
export type Lapse = {
  kind: RenewableKind;
  /** of the fact, of the file, or of the subcontract whose verdict ends */
  id: string;
  /** the last day on which it counts */
  on: CalendarDate;
  what: string;
  citation: string | null;
};

/** What a renewal asks for, as its request keeps it. */
export type Renews = { askedByName: string; lapses: Lapse[] };

/** How far ahead something ends that a renewal names without being asked for it by name. */
export const LAPSES_AHEAD_DAYS = 120;

/** The expirations that a supplier can renew, as lapses; those of no supplier are left out. */
export function lapsesOf(expirations: readonly Expiration[]): (Lapse & { supplierId: string })[] {
  return expirations.flatMap(({ kind, id, on, what, citation, supplier }) =>
    supplier && isRenewable(kind)
      ? [{ kind, id, on, what, citation, supplierId: supplier.id }]
      : [],
  );
}

export function isRenewable(kind: string): kind is RenewableKind {
  return RENEWABLE_KINDS.some((one) => one === kind);
}

/**
 * What a renewal is about: what was chosen by name and still ends; where nothing was, everything that has
 * lapsed or will within 120 days, else what lapses first. A verdict ends because something under it does, so that is named
 * beside it.
 *
 * @param known everything of the supplier that ends, what is over included.
 * @param chosen ids of what was chosen; empty where the supplier itself was.
 * @returns the soonest first; empty where nothing ends.
 * @throws never
 */
export function chooseLapses(
  known: readonly Lapse[],
  chosen: readonly Pick<Lapse, "kind" | "id">[],
  asOf: CalendarDate,
): Lapse[] {
  const sorted = [...known].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const named = sorted.filter((one) => chosen.some((other) => isSame(one, other)));
  if (chosen.length > 0) return sorted.filter((one) => named.includes(one) || isUnder(one, named));
  const soon = sorted.filter(({ on }) => on <= addDays(asOf, LAPSES_AHEAD_DAYS));
  return soon.length > 0 ? soon : sorted.slice(0, 1);
}

function isSame(a: Pick<Lapse, "kind" | "id">, b: Pick<Lapse, "kind" | "id">): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** Whether a fact ends no later than a verdict among the named, and so ends it. */
function isUnder(one: Lapse, named: readonly Lapse[]): boolean {
  return (
    one.kind !== "verdict-ends" &&
    named.some(({ kind, on }) => kind === "verdict-ends" && one.on <= on)
  );
}

/** Each lapse in words; a verdict only where nothing under it is known: its supplier sees no verdict. */
export function sayLapses(lapses: readonly Lapse[], asOf: CalendarDate): string[] {
  const facts = lapses.filter(({ kind }) => kind !== "verdict-ends");
  const told = facts.length > 0 ? facts : lapses;
  return told.map((one) => SAYINGS[one.kind](one, formatDate(one.on), one.on < asOf));
}

type Say = (lapse: Lapse, day: string, isOver: boolean) => string;

const SAYINGS: Record<RenewableKind, Say> = {
  "verdict-ends": (_, day, isOver) =>
    `What you showed for this subcontract ${isOver ? "counted" : "counts"} until ${day}.`,
  "close-out-due": ({ what }, day) =>
    `The open requirements of the ${what} are to be closed out by ${day}.`,
  "status-expires": ({ what }, day, isOver) =>
    `The ${what} ${isOver ? "counted" : "counts"} until ${day}.`,
  "affirmation-due": ({ what }, day, isOver) =>
    `The affirmation of the ${what} in SPRS ${isOver ? "was" : "is"} due by ${day}.`,
  "certificate-expires": ({ what }, day, isOver) =>
    `${what} ${isOver ? "was" : "is"} valid until ${day}.`,
  "evidence-expires": ({ what }, day, isOver) =>
    `${what} ${isOver ? "was" : "is"} valid until ${day}.`,
};

const SECTIONS: Record<RenewableKind, readonly SubmissionSection[]> = {
  "verdict-ends": ["assessment", "affirmation"],
  "close-out-due": ["assessment"],
  "status-expires": ["assessment", "affirmation"],
  "affirmation-due": ["affirmation"],
  "certificate-expires": ["certification"],
  "evidence-expires": ["evidence"],
};

/** The sections of the answer that cannot stay as they were told before. */
export function sectionsToRenew(lapses: readonly Lapse[]): SubmissionSection[] {
  const facts = lapses.filter(({ kind }) => kind !== "verdict-ends");
  const from = facts.length > 0 ? facts : lapses;
  return [...new Set(from.flatMap(({ kind }) => SECTIONS[kind]))];
}
