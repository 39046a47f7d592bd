import type { WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import type { SectionValues } from "./answers.ts";
import { writeOpenRequirement } from "./open-requirements.ts";

/** Which assessment of a request's section a workbook can answer: those that a company makes itself. */
export const TAKEN_AS = ["Level 2 (Self)", "NIST SP 800-171 Basic"] as const;
export type TakenAs = (typeof TAKEN_AS)[number];

/**
 * The assessment section with the score and the open requirements of a workbook. All else that was
 * typed stays as it was.
 *
 * @returns null while nothing can be scored, or where the status cannot be stated with what is open.
 * @throws never
 * @see 32 CFR 170.21(a)(2)
 */
export function takeScore(
  values: SectionValues,
  as: TakenAs,
  { score, open, standing }: Pick<WorkbookEvaluation, "score" | "open" | "standing">,
): SectionValues | null {
  if (score === null || (as === "Level 2 (Self)" && standing === "neither")) return null;
  const marks = open.map(writeOpenRequirement);
  if (as === "NIST SP 800-171 Basic")
    return {
      cmmcType: "none",
      ...values,
      dodType: as,
      dodScore: String(score),
      dodOpen: marks,
    };
  return {
    dodType: "none",
    ...values,
    cmmcType: as,
    cmmcStatus: standing === "final" ? "Final" : "Conditional",
    cmmcScore: String(score),
    cmmcOpen: marks,
  };
}
