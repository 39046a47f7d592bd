import { paths } from "#app/paths.ts";
import type { NavItem } from "./shell-props.ts";

/** The three places a subcontractor's people need. */
export function subcontractorNav(organizationId: string, pathname: string): NavItem[] {
  const { subcontractor } = paths;
  const inbox = subcontractor.inbox(organizationId);
  const answers = subcontractor.answers(organizationId);
  const people = subcontractor.people(organizationId);
  const isElsewhere = pathname.startsWith(answers) || pathname.startsWith(people);
  return [
    { label: "Requests", href: inbox, current: !isElsewhere },
    { label: "Your answers", href: answers, current: pathname.startsWith(answers) },
    { label: "People", href: people, current: pathname.startsWith(people) },
  ];
}
