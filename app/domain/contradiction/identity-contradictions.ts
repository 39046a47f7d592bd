import { isCmmcUid } from "#app/domain/cmmc/uid.ts";
import { nameOf } from "#app/domain/eligibility/reasons.ts";
import type { Contradiction, ContradictionInput, StatedAssessment } from "./types.ts";

/** Identifiers that cannot belong to what they were stated for. */
export function findIdentityContradictions(input: ContradictionInput): Contradiction[] {
  return [...malformedUids(input), ...sharedUids(input), ...foreignCages(input)];
}

function malformedUids({ assessments }: ContradictionInput): Contradiction[] {
  return assessments.filter(hasMalformedUid).map((assessment) => ({
    code: "uid-malformed",
    text: `"${assessment.uid}" is no CMMC UID: it takes ten letters and digits.`,
    ask: "Ask for a print of the SPRS entry and copy the UID from it.",
    facts: [assessment.id],
  }));
}

function hasMalformedUid({ uid }: StatedAssessment): boolean {
  return uid !== null && !isCmmcUid(uid);
}

function sharedUids({ assessments, uidsElsewhere }: ContradictionInput): Contradiction[] {
  return assessments.flatMap((assessment, index) => {
    const { uid, systemId, id } = assessment;
    if (uid === null) return [];
    const isSame = (other: string | null) => other?.toUpperCase() === uid.toUpperCase();
    const twin = assessments
      .slice(index + 1)
      .find((other) => other.systemId !== systemId && isSame(other.uid));
    const holder = uidsElsewhere.find((other) => isSame(other.uid))?.holder;
    const ask =
      "Ask for the SPRS entry of each system: every assessed system has a UID of its own.";
    const code = "uid-of-two-systems" as const;
    return [
      ...(twin
        ? [{ code, text: `Two systems share the CMMC UID ${uid}.`, ask, facts: [id, twin.id] }]
        : []),
      ...(holder
        ? [{ code, text: `${holder} states the same CMMC UID ${uid}.`, ask, facts: [id, holder] }]
        : []),
    ];
  });
}

function foreignCages({ assessments, cagesElsewhere }: ContradictionInput): Contradiction[] {
  return assessments.flatMap((assessment) =>
    cagesElsewhere
      .filter(({ cage }) => assessment.cages.includes(cage))
      .map(({ cage, holder }) => ({
        code: "cage-of-another-organization" as const,
        text: `The ${nameOf(assessment)} covers CAGE ${cage}, which belongs to ${holder}.`,
        ask: "Ask whether the two are related (CAGE hierarchy in SAM.gov), or which CAGE was meant.",
        facts: [assessment.id, holder],
      })),
  );
}
