import type { RecordContent } from "#app/domain/record/content.ts";
import { listAssessments, type RecordAssessment } from "./assessments.ts";
import { accountsForScore, listControls } from "./controls.ts";
import { writeResources } from "./evidence.ts";
import { writeFindings } from "./findings.ts";
import { writeMetadata } from "./metadata.ts";
import { uuidOf } from "./name-uuid.ts";
import { writeObservations } from "./observations.ts";
import { writeSystem } from "./systems.ts";
import { markup, props, some, startOf } from "./text.ts";

/**
 * The assessments of a record as OSCAL assessment results: one result for each that says something
 * of single requirements, by its score or by what stands open.
 *
 * Left out, because the model has no place that means the same: attestations (OSCAL's are the
 * assessor's, ours the subcontractor's to its prime), affirmations, flowdowns and acknowledgements,
 * verdicts and awards, and the log with its proofs. They stay in `record.json`.
 *
 * @returns null when no assessment says anything of single requirements.
 * @throws never
 * @see OSCAL 1.2.0, assessment results model
 */
export function writeAssessmentResults(content: RecordContent): object | null {
  const assessments = listAssessments(content).filter(isOfRequirements);
  if (assessments.length === 0) return null;
  const plan = uuidOf("no-assessment-plan", content.number);
  return {
    "assessment-results": {
      uuid: uuidOf("assessment-results", content.prime.legalName, content.number),
      metadata: writeMetadata(content, "Assessment results", assessments),
      "import-ap": { href: `#${plan}`, remarks: "The model asks for a plan; see the resource." },
      results: assessments.map((assessment) => writeResult(content, assessment)),
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: "No assessment plan in OSCAL",
            description:
              "The record holds what the assessments ended with, not the plans that they followed.",
          },
          ...writeResources(content, assessments),
        ],
      },
    },
  };
}

function isOfRequirements({ fact: { content } }: RecordAssessment): boolean {
  return content.score !== null || content.openRequirements.length > 0;
}

function writeResult(content: RecordContent, assessment: RecordAssessment) {
  const { fact, supplier, subcontracts } = assessment;
  const { type, status, statusDate, cmmcUid, score, openRequirements, cages, assessor } =
    fact.content;
  const isWhole = accountsForScore(type, score, openRequirements);
  return {
    uuid: uuidOf("result", fact.id),
    title: `${type} of ${markup(supplier.legalName) || "a subcontractor"}, ${statusDate}`,
    description: `What the subcontractor stated of its ${type} assessment.`,
    start: startOf(statusDate),
    end: startOf(statusDate),
    ...props({
      "assessment-type": type,
      "cmmc-status": status,
      "cmmc-uid": cmmcUid,
      score,
      "status-date": statusDate,
      cages: cages.join(", "),
      assessor,
      review: fact.reviews[0]?.outcome ?? "not-reviewed",
      "fact-id": fact.id,
      "content-sha256": fact.contentHash,
      subcontracts: subcontracts.join(", "),
    }),
    ...localDefinitions(assessment),
    "reviewed-controls": {
      "control-selections": [
        {
          description:
            "The requirements that such an assessment is about, by the identifiers of 32 CFR 170.14(c).",
          "include-controls": listControls(type).map(({ id }) => ({ "control-id": id })),
        },
      ],
    },
    observations: writeObservations(content, assessment),
    ...some("findings", writeFindings(assessment)),
    remarks: `The record knows the day on which the assessment ended, not its hours or its beginning. ${
      isWhole
        ? "What is open accounts for the score, so every other requirement is stated as met; one that does not apply counts as met (32 CFR 170.24)."
        : "What is open does not account for a score, so nothing is said of any other requirement."
    }`,
  };
}

function localDefinitions(assessment: RecordAssessment) {
  const components = writeSystem(assessment);
  return components.length > 0 ? { "local-definitions": { components } } : {};
}
