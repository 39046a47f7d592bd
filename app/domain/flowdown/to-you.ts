import { clauses } from "#catalogs/index.ts";
import type { FlowdownClause } from "./types.ts";

/**
 * A clause that was issued, in plain words to the subcontractor itself.
 *
 * @returns its words as they were issued where the catalog has no plainer ones.
 */
export function sayToYou({
  number,
  why,
  subcontractorMust,
}: Pick<FlowdownClause, "number" | "why" | "subcontractorMust">): {
  why: string;
  must: string;
  isPlain: boolean;
} {
  const found = clauses.find(({ numbers }) => numbers.some((one) => one.number === number));
  // Where the catalog changed since, the plain words may say something else than what was issued.
  if (!found?.toYou || found.subcontractorMust !== subcontractorMust)
    return { why, must: subcontractorMust, isPlain: false };
  return { ...found.toYou, isPlain: true };
}
