import { nameOf } from "#app/domain/eligibility/reasons.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { Contradiction, ContradictionInput, StatedAssessment } from "./types.ts";

/** Dates that cannot stand in the order in which they were stated. @see 32 CFR 170.4, 170.22 */
export function findDateContradictions(input: ContradictionInput): Contradiction[] {
  return [
    ...future(input),
    ...affirmations(input),
    ...input.assessments.flatMap((assessment) => endings(assessment, input.asOf)),
    ...plans(input),
    ...certificates(input),
  ];
}

function future({
  asOf,
  assessments,
  affirmations: affirmed,
}: ContradictionInput): Contradiction[] {
  const ask = "Ask for the date on the SPRS entry; a day or month may be mistyped.";
  const late = assessments.filter(({ statusDate }) => statusDate > asOf);
  const lateAffirmed = affirmed.filter(({ affirmedOn }) => affirmedOn > asOf);
  return [
    ...late.map((assessment) => ({
      code: "date-in-the-future" as const,
      text: `The ${nameOf(assessment)} is dated after ${formatDate(asOf)}.`,
      ask,
      facts: [assessment.id],
    })),
    ...lateAffirmed.map(({ assessment, affirmedOn }) => ({
      code: "date-in-the-future" as const,
      text: `An affirmation is dated ${formatDate(affirmedOn)}, after ${formatDate(asOf)}.`,
      ask,
      facts: [assessment],
    })),
  ];
}

/** One that came since answers what would be asked about the earlier one. */
function affirmations({
  assessments,
  affirmations: affirmed,
}: ContradictionInput): Contradiction[] {
  return assessments.flatMap((assessment) => {
    const own = affirmed.filter((a) => a.assessment === assessment.id);
    if (own.some(({ affirmedOn }) => affirmedOn >= assessment.statusDate)) return [];
    return own.map(({ affirmedOn }) => ({
      code: "affirmation-before-status" as const,
      text: `The ${nameOf(assessment)} was affirmed on ${formatDate(affirmedOn)}, before it existed.`,
      ask: "Ask whether the affirmation belongs to an earlier assessment.",
      facts: [assessment.id],
    }));
  });
}

/** What became of an assessment can lie neither before it nor ahead. */
function endings(assessment: StatedAssessment, asOf: CalendarDate): Contradiction[] {
  const { id, statusDate, closeOutPostedOn, complianceChangedOn, revokedOn } = assessment;
  const days = [
    ["its close-out was posted", closeOutPostedOn],
    ["its compliance changed", complianceChangedOn],
    ["it was revoked", revokedOn],
  ] as const;
  return days.flatMap(([what, on]): Contradiction[] => {
    if (!on || (on >= statusDate && on <= asOf)) return [];
    const isEarly = on < statusDate;
    return [
      {
        code: isEarly ? "ending-before-status" : "date-in-the-future",
        text: `Of the ${nameOf(assessment)} it is said that ${what} on ${formatDate(on)}, ${isEarly ? "before it existed" : `after ${formatDate(asOf)}`}.`,
        ask: isEarly
          ? "Ask which assessment is meant: the day may belong to an earlier one."
          : "Ask for the date on the SPRS entry; a day or month may be mistyped.",
        facts: [id],
      },
    ];
  });
}

function plans({ assessments }: ContradictionInput): Contradiction[] {
  return assessments
    .filter(({ planDate, statusDate }) => planDate !== null && planDate > statusDate)
    .map((assessment) => ({
      code: "status-before-plan" as const,
      text: `The ${nameOf(assessment)} is older than the system security plan it rests on${assessment.planDate ? `, dated ${formatDate(assessment.planDate)}` : ""}.`,
      ask: "Ask which version of the plan was assessed, and whether the change since affects compliance.",
      facts: [assessment.id],
    }));
}

function certificates({ certificates: stated }: ContradictionInput): Contradiction[] {
  return stated
    .filter(({ issuedOn, expiresOn }) => expiresOn <= issuedOn)
    .map(({ id, issuedOn, expiresOn }) => ({
      code: "certificate-dates-out-of-order" as const,
      text: `A certificate issued on ${formatDate(issuedOn)} cannot expire on ${formatDate(expiresOn)}.`,
      ask: "Ask for a copy of the certificate.",
      facts: [id],
    }));
}
