import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { type HeardTiers, TIER_STATE_WORDS, type ToldTiers } from "./rollup.ts";

/**
 * Whether what would be told now says what was told: the day of either does not matter. Where it does
 * not, what was told stays as it was and can be told again.
 *
 * @throws never
 */
export function saysTheSame(told: ToldTiers, now: ToldTiers): boolean {
  return (
    JSON.stringify(sorted({ ...told, asOf: null })) ===
    JSON.stringify(sorted({ ...now, asOf: null }))
  );
}

/** The same value with its names in one order: what comes out of the database has lost theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** What is told, in words, without names: for logs, letters and summaries. */
export function sayTold(told: Omit<ToldTiers, "named">): string {
  const all = told.direct + told.further;
  if (all === 0) return ["No lower-tier subcontract.", sayClosed(told)].filter(Boolean).join(" ");
  const until = told.holdsUntil ? `, until ${formatDate(told.holdsUntil)}` : "";
  const together = told.worst && `All together: ${TIER_STATE_WORDS[told.worst]}${until}.`;
  const heard = told.heard && sayHeard(told.heard);
  return [
    `${countWords(all, "lower-tier subcontract")}.`,
    sayPassedOn(told),
    sayClosed(told),
    heard,
    together,
  ]
    .filter(Boolean)
    .join(" ");
}

/** That the work of others is over to which the clauses had been passed on; null where there are none. */
export function sayClosed({ closed = 0 }: Pick<ToldTiers, "closed">): string | null {
  if (closed === 0) return null;
  return `The clauses had been passed on to ${countWords(closed, "more", "more")} that ${closed === 1 ? "is" : "are"} closed.`;
}

/** What its lower tiers told it in turn, in words. */
export function sayHeard({ from, count, outdated }: HeardTiers): string {
  const what =
    count === 0
      ? "that nothing is below"
      : `of ${countWords(count, "lower-tier subcontract")} further down`;
  const over = outdated > 0 ? ` What ${outdated} of them told was over by that day.` : "";
  return `${from} of them told ${what}.${over}`;
}

/** To how many the clauses were passed on, in words. @see DFARS 252.204-7021(f)(1) */
export function sayPassedOn({
  mustCarry,
  passedOn,
  acknowledged,
}: Pick<ToldTiers, "mustCarry" | "passedOn" | "acknowledged">): string {
  if (mustCarry === 0) return "None of them must carry the clauses.";
  return `The clauses were passed on to ${passedOn} of ${mustCarry} that must carry them; ${acknowledged} accepted them.`;
}
