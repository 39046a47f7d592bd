import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { DAYS_TO_ANSWER } from "#app/domain/supplier/ask.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { previewLetter } from "#app/queries/letter/preview.server.ts";
import type { SampleLetter } from "#app/queries/letter/sample.server.ts";
import { issuedFacts, type PlannedIssue } from "./issue-plan.server.ts";

/** Whether a letter says that something is issued again: none of them is issued for the first time. */
export function isAllAgain(planned: readonly PlannedIssue[]): boolean {
  return planned.every(({ flowdown }) => flowdown.source.latestFlowdownId !== null);
}

/** The letter that tells one supplier of its flowdowns; null where none is issued to it. */
export function issuedLetter(
  scope: Scope,
  own: readonly PlannedIssue[],
  told: { dueOn: CalendarDate; message: string; isAgain: boolean },
): SampleLetter | null {
  const [first] = own;
  if (!first) return null;
  const issued = own.map(({ flowdown: { source, ownTerms, decision } }) => ({
    source,
    ownTerms,
    required: decision.required,
  }));
  const facts = issuedFacts(scope, issued, told);
  return {
    supplierName: first.supplierName,
    to: first.readers,
    write: () => previewLetter("flowdowns-issued", facts),
  };
}

/** The letter to the first supplier where somebody gets one, with the suggested day; null where nobody does. */
export function sampleIssued(scope: Scope, planned: readonly PlannedIssue[]): SampleLetter | null {
  const first = planned.find(({ readers }) => readers.length > 0);
  const own = planned.filter(({ supplierId }) => supplierId === first?.supplierId);
  const dueOn = addDays(scope.actor.on, DAYS_TO_ANSWER);
  return issuedLetter(scope, own, { dueOn, message: "", isAgain: isAllAgain(planned) });
}
