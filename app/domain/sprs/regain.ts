import { requirements } from "#catalogs/index.ts";
import { pointsLost, type Results } from "./points.ts";
import { PLAN_REQUIREMENT } from "./score.ts";

export type Regain = {
  id: string;
  /** points that come back when the requirement is met; 0 for the plan, which makes scoring possible */
  points: number;
  /** whether it may stand open under a Conditional status as it is now; if not, fix it first */
  mayStayOpen: boolean;
};

/**
 * What meeting each open requirement would bring: the plan first, then what may not stay open, then
 * the most points, then the order of the publication.
 *
 * @param results by requirement id; an absent id counts as not met.
 * @see 32 CFR 170.24(c)(2), 170.21(a)(2)
 */
export function whatEachFixRegains(results: Results): Regain[] {
  return requirements
    .map((requirement) => {
      const result = results[requirement.id] ?? "not-met";
      const isPlanMissing = requirement.id === PLAN_REQUIREMENT && result !== "met";
      const mayStayOpen =
        requirement.poam === "always" ||
        (requirement.poam === "when-partial" && result === "partial");
      const points = pointsLost(requirement, result);
      return { id: requirement.id, points, mayStayOpen, isOpen: points > 0 || isPlanMissing };
    })
    .filter((fix) => fix.isOpen)
    .sort((a, b) => rank(a) - rank(b) || b.points - a.points)
    .map(({ id, points, mayStayOpen }) => ({ id, points, mayStayOpen }));
}

function rank({ id, mayStayOpen }: Regain): number {
  if (id === PLAN_REQUIREMENT) return 0;
  return mayStayOpen ? 2 : 1;
}
