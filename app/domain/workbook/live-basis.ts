import type { Counts } from "#app/domain/sprs/lost-points.ts";
import type { Result } from "#app/domain/sprs/points.ts";
import { countsOf, RESULTS } from "#app/domain/sprs/points.ts";
import { PLAN_REQUIREMENT } from "#app/domain/sprs/score.ts";
import { basicSafeguards, requirements } from "#catalogs/index.ts";
import { lettersOf } from "./answer.ts";
import { findFamily, type WorkbookEvaluation } from "./evaluate.ts";
import type { LiveBasis, LiveRequirement, LiveSafeguard } from "./live.ts";

/**
 * What the page of a family needs to count the score by itself: the catalogs stay on the server.
 *
 * @param slug of the family that the page shows.
 * @throws never
 */
export function liveBasisOf(
  { results, families }: Pick<WorkbookEvaluation, "results" | "families">,
  slug: string,
): { basis: LiveBasis; requirements: LiveRequirement[] } {
  const ids = findFamily(slug)?.ids ?? [];
  const elsewhere = families.filter((family) => family.slug !== slug);
  return {
    basis: {
      lostElsewhere: elsewhere.reduce((sum, { pointsLost }) => sum + pointsLost, 0),
      hasPlan: ids.includes(PLAN_REQUIREMENT) ? null : results[PLAN_REQUIREMENT] === "met",
      counts: countsOfAll(),
      planId: PLAN_REQUIREMENT,
    },
    requirements: liveRequirements(ids),
  };
}

/** The same for the page of the 15 basic safeguards, which knows no points. */
export function liveLevel1(): { counts: LiveBasis["counts"]; safeguards: LiveSafeguard[] } {
  return {
    counts: countsOfAll(),
    safeguards: basicSafeguards().map(({ cmmcId, requirements: ids }) => ({
      cmmcId,
      requirements: liveRequirements(ids),
    })),
  };
}

function countsOfAll(): LiveBasis["counts"] {
  return Object.fromEntries(RESULTS.map((result) => [result, countsOf(result)])) as Record<
    Result,
    Counts
  >;
}

function liveRequirements(ids: readonly string[]): LiveRequirement[] {
  return requirements
    .filter(({ id }) => ids.includes(id))
    .map(({ id, points, partialPoints }) => ({
      id,
      points,
      partialPoints,
      letters: lettersOf(id),
    }));
}
