import type { Fact } from "#app/domain/fact/content.ts";
import type { ReviewOutcome } from "#app/domain/fact/review.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** That a supplier signed for a flowdown, and what the prime made of it. */
export type Acknowledgement = {
  on: CalendarDate;
  /** null while the prime has not checked it */
  outcome: ReviewOutcome | null;
};

/**
 * How a supplier acknowledged a flowdown; null while it has not.
 *
 * @param facts of the supplier, newest first, each with its latest review first.
 */
export function acknowledgementOf(
  flowdownId: string,
  facts: readonly (Fact & { reviews: readonly { outcome: ReviewOutcome }[] })[],
): Acknowledgement | null {
  for (const fact of facts)
    if (fact.kind === "acknowledgement" && fact.content.flowdownId === flowdownId)
      return { on: fact.content.acknowledgedOn, outcome: fact.reviews[0]?.outcome ?? null };
  return null;
}

/** How it reads beside its day. What was returned is not acknowledged, nor is what nobody checked. */
export function sayAcknowledgement(acknowledgement: Acknowledgement | null): string {
  if (!acknowledgement) return "Not acknowledged";
  if (acknowledgement.outcome === "accepted") return "Acknowledged";
  if (acknowledgement.outcome === "returned") return "Returned to the supplier";
  return "Signed, not checked";
}
