import type { Verdict } from "#app/domain/eligibility/types.ts";

/**
 * Whether a subcontract that may be awarded today may not be on the day its award is planned for.
 *
 * @property awardDayVerdict of that day by what is known today; null where no such day is to come.
 */
export function changesByAward({
  verdict,
  awardDayVerdict,
}: {
  verdict: Verdict | null;
  awardDayVerdict: Verdict | null;
}): boolean {
  return verdict !== null && verdict !== "ineligible" && awardDayVerdict === "ineligible";
}
