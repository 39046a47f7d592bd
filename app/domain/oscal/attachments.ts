import type { RecordContent } from "#app/domain/record/content.ts";
import { writeAssessmentResults } from "./assessment-results.ts";
import { writePlanOfAction } from "./poam.ts";

/** A further document of a record: written in canonical JSON, listed in its manifest. */
export type Attachment = {
  /** in the ZIP */
  name: string;
  json: object;
};

/** The same record in forms that other tools read, as far as they can say what it says. */
export function writeAttachments(content: RecordContent): Attachment[] {
  return Object.entries({
    "oscal/assessment-results.json": writeAssessmentResults(content),
    "oscal/poam.json": writePlanOfAction(content),
  }).flatMap(([name, json]) => (json ? [{ name, json }] : []));
}
