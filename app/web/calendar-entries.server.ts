import { EXPIRATION_WORDS } from "#app/domain/expiration/kinds.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import { paths } from "#app/paths.ts";
import type { CalendarEntry } from "#app/platform/calendar-file.server.ts";
import { env } from "#app/platform/env.server.ts";

/** Expirations of a prime as its people's calendars show them: what the list tells, and no more. */
export function calendarEntriesOf(
  { organizationId, name }: { organizationId: string; name: string },
  expirations: readonly Expiration[],
): CalendarEntry[] {
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
