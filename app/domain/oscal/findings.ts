import type { RecordAssessment } from "./assessments.ts";
import {
  accountsForScore,
  type Control,
  listControls,
  listOpen,
  type OpenControl,
} from "./controls.ts";
import { uuidOf } from "./name-uuid.ts";
import { refersToObservations } from "./observations.ts";
import { byAssessor } from "./parties.ts";
import { props } from "./text.ts";

/**
 * A finding for each requirement of which the assessment says something: the open ones are not
 * satisfied; the others are, provided that the open ones account for the whole score.
 */
export function writeFindings(assessment: RecordAssessment) {
  const { type, score, openRequirements } = assessment.fact.content;
  const open = listOpen(openRequirements);
  const labels = new Set(open.map(({ control }) => control.label));
  const met = accountsForScore(type, score, openRequirements)
    ? listControls(type).filter(({ label }) => !labels.has(label))
    : [];
  return [
    ...open.map((one) => writeOpenFinding(assessment, one)),
    ...met.map((control) => writeMetFinding(assessment, control)),
  ];
}

/** The finding that a requirement is open. */
export function writeOpenFinding(
  assessment: RecordAssessment,
  { control, partial, points }: OpenControl,
) {
  const how = partial ? "in part, and so not satisfied" : "not satisfied";
  return {
    ...findingOf(assessment, control, `${control.title}: ${how}`),
    ...props({ label: control.label, "points-lost": points }),
    target: {
      ...targetOf(control),
      status: { state: "not-satisfied", reason: partial ? "other" : "fail" },
      ...(partial ? { "implementation-status": { state: "partial" } } : {}),
    },
  };
}

function writeMetFinding(assessment: RecordAssessment, control: Control) {
  return {
    ...findingOf(assessment, control, `${control.title}: satisfied`),
    ...props({ label: control.label }),
    target: { ...targetOf(control), status: { state: "satisfied", reason: "pass" } },
  };
}

/** The UUID of a finding, by the fact and the requirement. */
export function findingUuid({ fact }: RecordAssessment, { label }: Control): string {
  return uuidOf("finding", fact.id, label);
}

function findingOf(assessment: RecordAssessment, control: Control, title: string) {
  return {
    uuid: findingUuid(assessment, control),
    title,
    description: `As the assessment of ${assessment.fact.content.statusDate} ended.`,
    origins: [byAssessor(assessment)],
    "related-observations": refersToObservations(assessment),
  };
}

/** A requirement is met when all of its objectives are, so it stands for them together. */
function targetOf({ id }: Control) {
  return { type: "objective-id", "target-id": id };
}
