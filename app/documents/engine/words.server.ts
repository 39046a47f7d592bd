import { sayAcknowledgement } from "#app/domain/flowdown/acknowledgement.ts";
import { type CalendarDate, calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { RecordSubcontract } from "#app/domain/record/content.ts";
import type { RecordFact } from "#app/domain/record/parts.ts";

/** `24 Nov 2026`; a dash for what is absent. */
export function dayText(on: CalendarDate | null): string {
  return on ? formatDate(on) : "\u2014";
}

/**
 * `24 Nov 2026, 14:05`, on the clock that the record is printed in and names on its first page.
 *
 * @param at an instant on that clock, with its offset. @see onClockOf
 */
export function instantText(at: string): string {
  return `${formatDate(calendarDate(at.slice(0, 10)))}, ${at.slice(11, 16)}`;
}

/** A hash as far as people compare by eye; the whole of it stands elsewhere. */
export function shortHash(hash: string, length = 16): string {
  return `${hash.slice(0, length)}\u2026`;
}

export const INFORMATION_WORDS = {
  none: "Neither FCI nor CUI",
  FCI: "Federal Contract Information (FCI)",
  CUI: "Controlled Unclassified Information (CUI)",
} as const;

/** How a verdict at a moment reads under its stamp. */
export function standsUntil({ holdsUntil }: { holdsUntil: CalendarDate | null }, on: CalendarDate) {
  const asOf = `As of ${formatDate(on)}`;
  return holdsUntil
    ? `${asOf}. Holds until ${formatDate(holdsUntil)} if nothing new is submitted.`
    : `${asOf}. It does not change by itself.`;
}

/** The state a verdict is shown under, by today's words whenever the record was made. */
export function stateOf({ verdict }: RecordSubcontract): PostureState {
  if (!verdict) return "undecided";
  return verdict.state === "awaiting" ? "ineligible" : verdict.state;
}

/** Who signed for a flowdown and when, and what the prime made of it. */
export function acknowledgementWords(
  { acknowledgement }: RecordSubcontract["flowdowns"][number],
  facts: readonly RecordFact[],
): string {
  if (!acknowledgement) return sayAcknowledgement(null);
  const fact = facts.find(({ id }) => id === acknowledgement.factId);
  const on = acknowledgement.acknowledgedOn;
  const word = sayAcknowledgement({ on, outcome: fact?.reviews[0]?.outcome ?? null });
  return `${word}: signed ${dayText(on)} by ${acknowledgement.acknowledgedByName}`;
}

/** How the award stands to the facts of its day. */
export function awardWords({ award }: RecordSubcontract): string {
  if (!award) return "No award is recorded.";
  const day = formatDate(award.awardedOn);
  const late =
    award.isRecordedLate && award.recordedOn
      ? ` It was recorded late, on ${formatDate(award.recordedOn)}.`
      : "";
  return award.isSupported
    ? `Awarded on ${day} by ${award.recordedByName}; the facts of that day supported it.${late}`
    : `Awarded on ${day} by ${award.recordedByName}, by exception: the facts of that day did not support it.${late}`;
}

/** Whether anything is still open, and what first. */
export function gapWords({ gaps }: RecordSubcontract): string {
  const [first, second] = gaps;
  if (!first) return "Nothing";
  const rest = gaps.length > 2 ? ` And ${gaps.length - 2} more.` : "";
  return [first.text, second?.text].filter(Boolean).join(" ") + rest;
}
