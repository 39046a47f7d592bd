/** What a result does to the score: all points, the partial ones, or none. */
export type Counts = "met" | "partial" | "not-met";

/** What of a requirement decides how many points it can lose. */
export type Worth = { points: number; partialPoints: number | null };

/**
 * Points that one requirement loses: 0, 1, 3 or 5. Without the catalogs, so that a page can count in
 * the browser with the very function of the server.
 *
 * @param counts `partial` costs the partial value where the requirement knows one, else all points.
 * @see 32 CFR 170.24(c)(2)(i)
 */
export function lostPoints({ points, partialPoints }: Worth, counts: Counts): number {
  if (counts === "met") return 0;
  if (counts === "partial") return partialPoints ?? points;
  return points;
}

/**
 * The score that lost points leave.
 *
 * @returns -203 to 110; null without a system security plan.
 */
export function scoreOf(lost: number, hasPlan: boolean): number | null {
  return hasPlan ? MAXIMUM_SCORE - lost : null;
}

export const MAXIMUM_SCORE = 110;
