import type { RecordAssessment } from "./assessments.ts";
import { uuidOf } from "./name-uuid.ts";
import { supplierUuid } from "./parties.ts";
import { markup, props } from "./text.ts";

/** The assessed information system as a component; none when the record does not hold it. */
export function writeSystem({ system }: RecordAssessment) {
  if (!system) return [];
  const { name, description, cages, planName, planVersion, planDate, externalServiceProviders } =
    system.content;
  return [
    {
      uuid: systemUuid(system.lineageId),
      type: "system",
      title: markup(name) || "Information system",
      description: markup(description) || "The subcontractor gave no description.",
      ...props({
        "fact-id": system.id,
        cages: cages.join(", "),
        "plan-name": planName,
        "plan-version": planVersion,
        "plan-date": planDate,
        "external-service-providers": externalServiceProviders,
      }),
      status: {
        state: "other",
        remarks: "The record does not say how far the system is in its life.",
      },
    },
  ];
}

/** What an observation is about: the system, or the subcontractor while the record holds none. */
export function subjectOf({ system, supplier }: RecordAssessment) {
  return system
    ? { "subject-uuid": systemUuid(system.lineageId), type: "component" }
    : { "subject-uuid": supplierUuid(supplier), type: "party" };
}

function systemUuid(lineageId: string): string {
  return uuidOf("system", lineageId);
}
