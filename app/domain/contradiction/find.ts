import { nameOf } from "#app/domain/eligibility/reasons.ts";
import { findDateContradictions } from "./date-contradictions.ts";
import { findIdentityContradictions } from "./identity-contradictions.ts";
import { findStatusContradictions } from "./status-contradictions.ts";
import {
  CONTRADICTION_CODES,
  type Contradiction,
  type ContradictionInput,
  type StatedAssessment,
} from "./types.ts";

/**
 * Submitted facts that cannot all be true, each with what to ask. A contradiction changes no
 * verdict: it tells the reviewer where to look before accepting a fact.
 *
 * @returns in the order of `CONTRADICTION_CODES`; none when everything fits.
 * @throws never
 */
export function findContradictions(input: ContradictionInput): Contradiction[] {
  return [
    ...input.assessments.flatMap(findStatusContradictions),
    ...findDateContradictions(input),
    ...findIdentityContradictions(input),
    ...level3WithoutLevel2(input),
    ...offTheShelfWithCui(input),
    ...input.assessments.flatMap(assessedWithoutPlan),
  ].sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ code }: Contradiction): number {
  return (CONTRADICTION_CODES as readonly string[]).indexOf(code);
}

/** @see 32 CFR 170.18(a) */
function level3WithoutLevel2({ assessments }: ContradictionInput): Contradiction[] {
  return assessments
    .filter((assessment) => assessment.type === "Level 3 (DIBCAC)")
    .filter(
      (level3) =>
        !assessments.some(
          (other) =>
            other.type === "Level 2 (C3PAO)" &&
            other.status === "Final" &&
            other.statusDate <= level3.statusDate &&
            other.systemId === level3.systemId,
        ),
    )
    .map((level3) => ({
      code: "level-3-without-level-2",
      text: `The ${nameOf(level3)} needs a Final Level 2 (C3PAO) of the same system, and none was stated.`,
      ask: "Ask for the certificate of the Level 2 (C3PAO) that came before.",
      facts: [level3.id],
    }));
}

/** Above Level 1 nothing can be assessed without a plan. @see NIST SP 800-171 R2 3.12.4 */
function assessedWithoutPlan(assessment: StatedAssessment): Contradiction[] {
  if (!assessment.hasNoPlan || assessment.type === "Level 1 (Self)") return [];
  return [
    {
      code: "assessed-without-plan",
      text: `The ${nameOf(assessment)} is stated, and no system security plan: without a plan nothing can be scored.`,
      ask: "Ask what the assessment was made against, and which document describes the system.",
      facts: [assessment.id],
    },
  ];
}

/** @see 32 CFR 170.3(c) */
function offTheShelfWithCui({ subcontract }: ContradictionInput): Contradiction[] {
  if (!subcontract?.commercialOffTheShelfOnly || subcontract.information !== "CUI") return [];
  return [
    {
      code: "off-the-shelf-with-cui",
      text: "The subcontract is said to buy only off-the-shelf items, yet CUI flows to it.",
      ask: "Ask the buyer which drawings or specifications go out: an item made to them is not off the shelf.",
      facts: [],
    },
  ];
}
