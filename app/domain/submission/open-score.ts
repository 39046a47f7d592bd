import type { Results } from "#app/domain/sprs/points.ts";
import { scoreAssessment, scoreLevel3 } from "#app/domain/sprs/score.ts";
import { level3Requirements, requirements } from "#catalogs/index.ts";
import type { SectionValues } from "./answers.ts";
import { normalizeOpen, readOpenRequirement } from "./open-requirements.ts";

/** What the marks on a list of requirements come to, beside the score that was typed. */
export type MarkedScore = {
  open: number;
  /** null when the plan is among what is open: then nothing can be scored */
  score: number | null;
  /** as typed; null while nothing that is a number was */
  entered: number | null;
};

/**
 * The score that is left when what is marked is open and all else is met.
 *
 * @param values of the assessment section, as they were typed.
 * @param which the CMMC assessment or the DoD Assessment of the section.
 * @throws never
 * @see 32 CFR 170.24(c)(2), (c)(3)
 */
export function scoreMarks(values: SectionValues, which: "cmmc" | "dod"): MarkedScore {
  const marks = [values[`${which}Open`] ?? []].flat();
  const open = normalizeOpen(marks.flatMap((mark) => readOpenRequirement(mark) ?? []));
  const isLevel3 = which === "cmmc" && values.cmmcType === "Level 3 (DIBCAC)";
  const results: Results = Object.fromEntries([
    ...(isLevel3 ? level3Requirements : requirements).map(({ id }) => [id, "met"]),
    ...open.map(({ id, partial }) => [id, partial ? "partial" : "not-met"]),
  ]);
  const { score } = (isLevel3 ? scoreLevel3 : scoreAssessment)(results);
  const typed = values[`${which}Score`];
  const isNumber = typeof typed === "string" && /^\s*[-−]?\d+\s*$/.test(typed);
  return {
    open: open.length,
    score,
    entered: isNumber ? Number(typed.replace("−", "-")) : null,
  };
}
