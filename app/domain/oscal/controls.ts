import type { AssessmentType } from "#app/domain/cmmc/vocabulary.ts";
import { findRequirement, pointsLost } from "#app/domain/sprs/points.ts";
import { scoreAssessment, scoreLevel3 } from "#app/domain/sprs/score.ts";
import { normalizeOpen, type OpenRequirement } from "#app/domain/submission/open-requirements.ts";
import { level3Requirements, requirements } from "#catalogs/index.ts";
import { markup, oneLine } from "./text.ts";

/** A security requirement as a control in OSCAL. */
export type Control = {
  /**
   * The identifier of 32 CFR 170.14(c), `AC.L2-3.1.1`. NIST publishes no OSCAL catalog of
   * SP 800-171 Revision 2, and the requirement's number alone is no token in OSCAL's sense.
   */
  id: string;
  /** the number in the publication: `3.1.1`, `3.1.2e` */
  label: string;
  title: string;
};

type Requirement = { id: string; cmmcId: string; title: string };
const CONTROLS = new Map(
  [...requirements, ...level3Requirements].map((requirement) => [
    requirement.id,
    controlOf(requirement),
  ]),
);

/** The requirements that an assessment of this type is about, in the order of the publication. */
export function listControls(type: AssessmentType): Control[] {
  if (type === "Level 3 (DIBCAC)") return level3Requirements.map(controlOf);
  if (type === "Level 1 (Self)") return requirements.filter(({ level1 }) => level1).map(controlOf);
  return requirements.map(controlOf);
}

/** An open requirement as a control, with the points that it costs. */
export type OpenControl = { control: Control; partial: boolean; points: number | null };

/** What stands open, each once: as far as the publications know it in their order, then the rest. */
export function listOpen(open: readonly OpenRequirement[]): OpenControl[] {
  const known = normalizeOpen(open).flatMap(({ id, partial = false }) => {
    const control = CONTROLS.get(id);
    return control ? [{ control, partial, points: pointsOf(id, partial) }] : [];
  });
  const unknown = open
    .filter(({ id }) => !CONTROLS.has(id))
    .map(({ id }) => ({ control: unknownControl(id), partial: false, points: null }));
  return [...new Map([...known, ...unknown].map((one) => [one.control.label, one])).values()];
}

/**
 * Whether what stands open accounts for the whole score, so that everything else is stated as met.
 * A score without its open requirements, as SPRS shows it to others, says nothing of any single one.
 *
 * @see 32 CFR 170.24(c)
 */
export function accountsForScore(
  type: AssessmentType,
  score: number | null,
  open: readonly OpenRequirement[],
): boolean {
  const asked = new Set(listControls(type).map(({ label }) => label));
  // Level 1 has no score, and nothing may stand open under it.
  if (type === "Level 1 (Self)" || score === null || !open.every(({ id }) => asked.has(id)))
    return false;
  const results = Object.fromEntries([
    ...[...asked].map((id) => [id, "met" as const]),
    ...normalizeOpen(open).map(({ id, partial }) => [id, partial ? "partial" : "not-met"] as const),
  ]);
  const counted = type === "Level 3 (DIBCAC)" ? scoreLevel3(results) : scoreAssessment(results);
  return counted.score === score;
}

function controlOf({ id, cmmcId, title }: Requirement): Control {
  return { id: cmmcId, label: id, title: `${id} ${title}` };
}

/** A requirement by a name that no publication has: kept as it was stated. */
function unknownControl(id: string): Control {
  const label = oneLine(id) || "unnamed";
  return { id: `_${label.replace(/[^\p{L}\p{N}.\-_]/gu, "_")}`, label, title: markup(label) };
}

function pointsOf(id: string, partial: boolean): number {
  const requirement = findRequirement(id);
  return requirement ? pointsLost(requirement, partial ? "partial" : "not-met") : 1;
}
