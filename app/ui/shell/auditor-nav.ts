import { paths } from "#app/paths.ts";
import type { NavItem } from "./shell-props.ts";

/** The parts of an audit room, with how many answers the prime gave that nobody settled. */
export function auditorNav(grantId: string, pathname: string, answered: number): NavItem[] {
  const { audit } = paths;
  const matrix = audit.matrix(grantId);
  const part = (label: string, href: string, count?: number): NavItem => ({
    label,
    href,
    count: count || undefined,
    current: pathname.startsWith(href),
  });
  const parts = [
    part("Samples", audit.samples(grantId)),
    part("Findings and questions", audit.notes(grantId), answered),
    part("Working paper", audit.workingPaper(grantId)),
  ];
  const isElsewhere =
    parts.some(({ current }) => current) || pathname.startsWith(audit.notifications(grantId));
  return [{ label: "Requirement matrix", href: matrix, current: !isElsewhere }, ...parts];
}
