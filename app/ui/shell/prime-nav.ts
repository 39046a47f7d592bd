import { MOST_COUNTED } from "#app/domain/worklist/list-address.ts";
import { paths } from "#app/paths.ts";
import type { NavItem } from "./shell-props.ts";

/** Pages whose address stands beside the section that leads to them. */
const WITHIN: readonly (readonly [page: string, section: string])[] = [
  ["months", "Overview"],
  ["chase", "Today"],
  ["own-terms", "Contracts"],
  ["reminders", "Expirations"],
  ["renewals", "Expirations"],
  ["letters", "Expirations"],
];

/** The sections a prime's people move between, with what waits in each. */
export function primeNav(
  organizationId: string,
  pathname: string,
  waiting: {
    today: number;
    toReview: number;
    questionnaires: number;
    exceptions: number;
    dueConditions: number;
    notes: number;
  },
): NavItem[] {
  const { prime } = paths;
  const overview = prime.overview(organizationId);
  const within = WITHIN.find(([page]) => pathname.startsWith(`${overview}/${page}`))?.[1];
  const section = (label: string, href: string, count?: number | string): NavItem => ({
    label,
    href,
    count: count || undefined,
    current:
      label === within || (href === overview ? pathname === overview : pathname.startsWith(href)),
  });
  return [
    section("Overview", overview),
    section("Today", prime.today(organizationId), sayCount(waiting.today)),
    section("Contracts", prime.contracts(organizationId)),
    section("Subcontracts", prime.subcontracts(organizationId)),
    section("Expirations", prime.expirations(organizationId)),
    section("Outlook", prime.outlook(organizationId)),
    section("Campaigns", prime.campaigns(organizationId)),
    section("Remediation", prime.remediation(organizationId)),
    section("Suppliers", prime.suppliers(organizationId)),
    section("Questionnaires", prime.questionnaires(organizationId), waiting.questionnaires),
    section("Reviews", prime.reviews(organizationId), waiting.toReview),
    section(
      "Exceptions",
      prime.exceptions(organizationId),
      waiting.exceptions + waiting.dueConditions,
    ),
    section("Audits", prime.audits(organizationId), waiting.notes),
    section("Oversight log", prime.log(organizationId)),
    section("Retention", prime.retention(organizationId)),
    section("People", prime.people(organizationId)),
  ];
}

/** As far as it was counted: `99+` where there is more. */
function sayCount(today: number): number | string {
  return today > MOST_COUNTED ? `${MOST_COUNTED}+` : today;
}
