import { EXPIRATION_WORDS } from "#app/domain/expiration/kinds.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import { paths } from "#app/paths.ts";
import { type CalendarEntry, writeCalendarFile } from "#app/platform/calendar-file.server.ts";
import { env } from "#app/platform/env.server.ts";

/** The whole address of a calendar, as it is pasted into another program. */
export function calendarAddress(token: string): string {
  return env().appUrl + paths.calendar(token);
}

type Place = { organizationId: string; name: string; expirations: readonly Expiration[] };

/** The expirations of the primes that a person works for, as an iCalendar file. */
export function calendarOf(places: readonly Place[], at: Date): string {
  const name = `Expirations, ${places.map((place) => place.name).join(", ")}`;
  return writeCalendarFile(name, places.flatMap(entriesOf), at);
}

/** Expirations of a prime as its people's calendars show them: what the list tells, and no more. */
function entriesOf({ organizationId, name, expirations }: Place): CalendarEntry[] {
  const { appUrl } = env();
  return expirations.map(({ kind, id, on, what, meaning, citation, ...about }) => {
    const whose = about.supplier ?? about.subcontract ?? about.contract;
    return {
      uid: `${kind}.${id}.${organizationId}@${new URL(appUrl).hostname}`,
      on,
      summary: `${EXPIRATION_WORDS[kind]}: ${whose?.name ?? what}`,
      description: [meaning, citation, name].filter(Boolean).join("\n"),
      url: `${appUrl}${pageOf(organizationId, about)}`,
    };
  });
}

/** The page on which somebody acts on it. */
function pageOf(
  organizationId: string,
  { supplier, subcontract, contract }: Pick<Expiration, "supplier" | "subcontract" | "contract">,
): string {
  const { prime } = paths;
  if (subcontract) return prime.subcontract(organizationId, subcontract.id);
  if (supplier) return prime.supplier(organizationId, supplier.id);
  return contract ? prime.contract(organizationId, contract.id) : prime.ownTerms(organizationId);
}
