import { paths } from "#app/paths.ts";
import type { NavItem } from "./shell-props.ts";

/** The places a subcontractor's people need. */
export function subcontractorNav(organizationId: string, pathname: string): NavItem[] {
  const { subcontractor } = paths;
  const inbox = subcontractor.inbox(organizationId);
  const answers = subcontractor.answers(organizationId);
  const passports = subcontractor.passports(organizationId);
  const workbooks = subcontractor.workbooks(organizationId);
  const remediation = subcontractor.remediation(organizationId);
  const sharing = subcontractor.sharing(organizationId);
  const lowerTiers = subcontractor.lowerTiers(organizationId);
  const people = subcontractor.people(organizationId);
  const notifications = subcontractor.notifications(organizationId);
  const isElsewhere = [
    answers,
    passports,
    sharing,
    workbooks,
    remediation,
    lowerTiers,
    people,
    notifications,
  ].some((place) => pathname.startsWith(place));
  return [
    { label: "Requests", href: inbox, current: !isElsewhere },
    { label: "Workbooks", href: workbooks, current: pathname.startsWith(workbooks) },
    {
      label: "Remediation",
      href: remediation,
      current: pathname.startsWith(remediation),
    },
    {
      label: "Your answers",
      href: answers,
      current: [answers, passports, sharing].some((place) => pathname.startsWith(place)),
    },
    {
      label: "Your subcontractors",
      href: lowerTiers,
      current: pathname.startsWith(lowerTiers),
    },
    { label: "People", href: people, current: pathname.startsWith(people) },
  ];
}

/** The one place that somebody needs who sees only what is assigned to them. */
export function contributorNav(organizationId: string): NavItem[] {
  const href = paths.subcontractor.assignments(organizationId);
  return [{ label: "Assigned to you", href, current: true }];
}
