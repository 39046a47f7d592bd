import { addDays, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { CLOSE_OUT_DAYS, isClosedOutInTime } from "#app/domain/sprs/conditional.ts";
import { listAssessments, type RecordAssessment } from "./assessments.ts";
import { type Control, listOpen, type OpenControl } from "./controls.ts";
import { writeResources } from "./evidence.ts";
import { findingUuid, writeOpenFinding } from "./findings.ts";
import { writeMetadata } from "./metadata.ts";
import { uuidOf } from "./name-uuid.ts";
import { writeObservations } from "./observations.ts";
import { bySubcontractor } from "./parties.ts";
import { writeSystem } from "./systems.ts";
import { endOf, markup, props } from "./text.ts";

/**
 * What stands open under the Conditional statuses of a record, as an OSCAL plan of action and
 * milestones: an item, a finding and a risk for each open requirement. The risk's deadline is the
 * last day of the close-out.
 *
 * Left out: the subcontractor's own plan (owners, milestones, resources), which it does not share
 * with the prime; what an assessment without a Conditional status leaves open, which has no
 * close-out by rule.
 *
 * @returns null when nothing stands open under a Conditional status.
 * @throws never
 * @see OSCAL 1.2.0, plan of action and milestones model; 32 CFR 170.21
 */
export function writePlanOfAction(content: RecordContent): object | null {
  const all = listAssessments(content);
  const assessments = all.filter(
    ({ fact }) => fact.content.status === "Conditional" && fact.content.openRequirements.length > 0,
  );
  if (assessments.length === 0) return null;
  const items = assessments.flatMap((assessment) =>
    listOpen(assessment.fact.content.openRequirements).map((open) => ({ assessment, open })),
  );
  const systems = new Map(
    assessments.flatMap((one) => writeSystem(one).map((system) => [system.uuid, system] as const)),
  );
  const resources = writeResources(content, assessments);
  return {
    "plan-of-action-and-milestones": {
      uuid: uuidOf("poam", content.prime.legalName, content.number),
      metadata: writeMetadata(content, "Plan of action and milestones", assessments),
      ...(systems.size > 0 ? { "local-definitions": { components: [...systems.values()] } } : {}),
      observations: assessments.flatMap((assessment) => writeObservations(content, assessment)),
      risks: items.map(({ assessment, open }) =>
        writeRisk(assessment, open, findCloseOut(all, assessment)),
      ),
      findings: items.map(({ assessment, open }) => ({
        ...writeOpenFinding(assessment, open),
        "related-risks": [{ "risk-uuid": riskUuid(assessment, open.control) }],
      })),
      "poam-items": items.map(({ assessment, open }) => writeItem(assessment, open)),
      ...(resources.length > 0 ? { "back-matter": { resources } } : {}),
    },
  };
}

/** The Final status that closed a Conditional one out in time. @see 32 CFR 170.21(b) */
function findCloseOut(all: readonly RecordAssessment[], { fact, supplier }: RecordAssessment) {
  const { type, systemLineageId, statusDate } = fact.content;
  return all.find(
    (other) =>
      other.supplier.id === supplier.id &&
      other.fact.content.systemLineageId === systemLineageId &&
      other.fact.content.type === type &&
      other.fact.content.status === "Final" &&
      isClosedOutInTime(statusDate, other.fact.content.statusDate),
  )?.fact;
}

function writeItem(assessment: RecordAssessment, { control, points }: OpenControl) {
  const { type, statusDate } = assessment.fact.content;
  return {
    uuid: uuidOf("poam-item", assessment.fact.id, control.label),
    title: control.title,
    description: `Open under the Conditional ${type} of ${formatDate(statusDate)} (32 CFR 170.21).`,
    ...props({ label: control.label, "points-lost": points }),
    origins: [bySubcontractor(assessment)],
    "related-findings": [{ "finding-uuid": findingUuid(assessment, control) }],
    "related-risks": [{ "risk-uuid": riskUuid(assessment, control) }],
  };
}

function writeRisk(
  assessment: RecordAssessment,
  { control }: OpenControl,
  closeOut: RecordAssessment["fact"] | undefined,
) {
  const { type, statusDate } = assessment.fact.content;
  const dueOn = addDays(statusDate, CLOSE_OUT_DAYS);
  return {
    uuid: riskUuid(assessment, control),
    title: `${control.title} is open`,
    description: `${markup(assessment.supplier.legalName) || "The subcontractor"} has not met this requirement.`,
    statement: `The Conditional status expires unless this is closed out by ${formatDate(dueOn)}, ${CLOSE_OUT_DAYS} days from the status date (32 CFR 170.21(b)).`,
    ...props({
      "assessment-type": type,
      "closed-out-on": closeOut?.content.statusDate ?? null,
      "closed-out-by-fact": closeOut?.id ?? null,
    }),
    status: closeOut ? "closed" : "open",
    origins: [bySubcontractor(assessment)],
    deadline: endOf(dueOn),
  };
}

function riskUuid({ fact }: RecordAssessment, { label }: Control): string {
  return uuidOf("risk", fact.id, label);
}
