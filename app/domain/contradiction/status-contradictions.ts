import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import { nameOf } from "#app/domain/eligibility/reasons.ts";
import { findConditionalBlockers } from "#app/domain/sprs/conditional.ts";
import { findRequirement, pointsLost } from "#app/domain/sprs/points.ts";
import type { Contradiction, StatedAssessment } from "./types.ts";

/** What one assessment says of itself that cannot all be true. @see 32 CFR 170.21, 170.24 */
export function findStatusContradictions(assessment: StatedAssessment): Contradiction[] {
  return [scoreRange, scoreAgainstOpen, finalWithOpen, conditional, closeOut].flatMap((check) =>
    check(assessment),
  );
}

function maximumOf({ type }: StatedAssessment): number {
  if (type === "Level 1 (Self)") return 15;
  return type === "Level 3 (DIBCAC)" ? 24 : 110;
}

function scoreRange(assessment: StatedAssessment): Contradiction[] {
  const { id, score, type } = assessment;
  const minimum = maximumOf(assessment) === 110 ? -203 : 0;
  if (score === null || (score >= minimum && score <= maximumOf(assessment))) return [];
  return [
    {
      code: "score-out-of-range",
      text: `The ${nameOf(assessment)} states a score of ${score}; a ${type} scores from ${minimum} to ${maximumOf(assessment)}.`,
      ask: "Ask for a print of the SPRS entry and copy the score from it.",
      facts: [id],
    },
  ];
}

function scoreAgainstOpen(assessment: StatedAssessment): Contradiction[] {
  const { id, score, openRequirements } = assessment;
  if (score === null || openRequirements.length === 0) return [];
  const maximum = maximumOf(assessment);
  const open = new Map(openRequirements.map((requirement) => [requirement.id, requirement]));
  const lost = [...open.values()].reduce((sum, { id: requirementId, partial }) => {
    const requirement = findRequirement(requirementId);
    return sum + (requirement ? pointsLost(requirement, partial ? "partial" : "not-met") : 1);
  }, 0);
  if (maximum - lost === score) return [];
  return [
    {
      code: "score-and-open-requirements-disagree",
      text: `The ${nameOf(assessment)} states a score of ${score}, but the open requirements listed leave ${maximum - lost}.`,
      ask: "Ask which is right: the score, or the list of open requirements. One of them is out of date or incomplete.",
      facts: [id],
    },
  ];
}

function finalWithOpen(assessment: StatedAssessment): Contradiction[] {
  const { id, status, type, score, openRequirements } = assessment;
  if (status !== "Final" || !isCmmcAssessment(type)) return [];
  const isShort = score !== null && score < maximumOf(assessment);
  if (openRequirements.length === 0 && !isShort) return [];
  const because =
    openRequirements.length > 0
      ? `lists ${openRequirements.map((open) => open.id).join(", ")} as open`
      : `states a score of ${score} out of ${maximumOf(assessment)}`;
  return [
    {
      code: "final-with-open-requirements",
      text: `The ${nameOf(assessment)} ${because}; a Final status leaves nothing open.`,
      ask: "Ask whether the status is Conditional, or whether the open requirements were closed out and when.",
      facts: [id],
    },
  ];
}

function conditional(assessment: StatedAssessment): Contradiction[] {
  const { id, status, type, score, openRequirements } = assessment;
  if (status !== "Conditional" || !isCmmcAssessment(type)) return [];
  const blockers = findConditionalBlockers({ type, score, openRequirements });
  const isNothingOpen = openRequirements.length === 0;
  return [
    ...(blockers.length > 0
      ? [
          {
            code: "conditional-not-permitted" as const,
            text: `The ${nameOf(assessment)} cannot have been granted: ${blockers.map((b) => b.text).join(" ")}`,
            ask: "Ask for a print of the SPRS entry, and which requirements are open.",
            facts: [id],
          },
        ]
      : []),
    ...(isNothingOpen
      ? [
          {
            code: "conditional-without-open-requirements" as const,
            text: `The ${nameOf(assessment)} lists nothing open; then it would be Final.`,
            ask: "Ask which requirements are open, or whether the close-out is done.",
            facts: [id],
          },
        ]
      : []),
  ];
}

/** @see 32 CFR 170.21(b) */
function closeOut(assessment: StatedAssessment): Contradiction[] {
  const { id, status, closeOutPostedOn } = assessment;
  if (!closeOutPostedOn || status === "Final") return [];
  return [
    {
      code: "close-out-not-final",
      text: `The ${nameOf(assessment)} is said to be closed out; a status that was closed out is Final.`,
      ask: "Ask whether the close-out led to a Final status, and what SPRS shows.",
      facts: [id],
    },
  ];
}
