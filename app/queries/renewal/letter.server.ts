import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { suggestRenewalDueOn } from "#app/domain/renewal/decide.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { previewLetter } from "#app/queries/letter/preview.server.ts";
import type { SampleLetter } from "#app/queries/letter/sample.server.ts";
import { type AskedNow, type PlannedRenewal, renewalFacts } from "./plan.server.ts";

type Told = { dueOn: CalendarDate; message: string };

/** The letter that asks one supplier to renew. */
export function renewalLetter(scope: Scope, asked: AskedNow, told: Told): SampleLetter {
  const facts = renewalFacts(scope, asked, told);
  return {
    supplierName: asked.supplier.legalName,
    to: asked.readers,
    write: () => previewLetter("renewal-asked", facts),
  };
}

/** By when some renewals are suggested to be answered: soon enough for the first that lapses. */
export function suggestDueOn({ actor }: Scope, planned: readonly PlannedRenewal[]): CalendarDate {
  const lapses = planned.flatMap((one) => (one.about ? one.lapses : []));
  return suggestRenewalDueOn(lapses, actor.on);
}

/** The letter to the first of those who are asked, with the suggested day; null where nobody is. */
export function sampleRenewal(
  scope: Scope,
  planned: readonly PlannedRenewal[],
): SampleLetter | null {
  const first = planned.find((one): one is AskedNow => one.about !== null);
  return first
    ? renewalLetter(scope, first, { dueOn: suggestDueOn(scope, planned), message: "" })
    : null;
}
