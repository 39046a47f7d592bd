import type { ExpirationKind } from "#app/domain/expiration/kinds.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import { type CalendarDate, daysBetween, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { isRenewable, sayLapses } from "#app/domain/renewal/lapse.ts";

/** A thing that somebody is reminded of today. */
export type DueReminder = { expiration: Expiration; daysBefore: number };

/** Who reads it, on which side. */
export type Recipient = { email: string; name: string } & (
  | { side: "supplier"; supplierId: string; organizationId: string }
  | { side: "prime" }
);

/** Everything that one person is reminded of on one day. */
export type Digest = { to: Recipient; due: DueReminder[] };

/**
 * One letter a person and day, whatever there is to be reminded of: the soonest first. Who answers for
 * several suppliers gets one for each, and who works for the prime one of their own.
 *
 * @throws never
 */
export function groupDigests(
  reminded: readonly { due: DueReminder; to: readonly Recipient[] }[],
): Digest[] {
  const digests = new Map<string, Digest>();
  for (const { due, to } of reminded)
    for (const recipient of to) {
      const key = keyOf(recipient);
      const digest = digests.get(key) ?? { to: recipient, due: [] };
      if (!digest.due.includes(due)) digest.due.push(due);
      digests.set(key, digest);
    }
  for (const { due } of digests.values())
    due.sort((a, b) => (a.expiration.on < b.expiration.on ? -1 : 1));
  return [...digests.values()];
}

function keyOf(recipient: Recipient): string {
  const where = recipient.side === "supplier" ? recipient.supplierId : "";
  return `${recipient.side} ${where} ${recipient.email.toLowerCase()}`;
}

/** Names one end of one thing, wherever it is listed. */
export function keyOfEnding({ kind, id, on }: { kind: ExpirationKind; id: string; on: string }) {
  return `${kind} ${id} ${on}`;
}

/** What a reminder says, to the supplier whose it is. */
export function sayToSupplier(expiration: Expiration, asOf: CalendarDate): string {
  const { kind, id, on, what, citation, subcontract } = expiration;
  if (isRenewable(kind)) return sayLapses([{ kind, id, on, what, citation }], asOf).join(" ");
  const about = subcontract ? ` for ${subcontract.name}` : "";
  return `Your signed answer${about} ${on < asOf ? "was" : "is"} due by ${formatDate(on)}.`;
}

/** How long it is to a day: `in 7 days`, `today`, `3 days ago`. */
export function sayLeft(on: CalendarDate, asOf: CalendarDate): string {
  const days = daysBetween(asOf, on);
  if (days === 0) return "today";
  return days > 0 ? `in ${countWords(days, "day")}` : `${countWords(-days, "day")} ago`;
}
