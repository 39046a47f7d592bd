import { VERIFICATION_METHOD_NAMES, type VerificationMethod } from "#app/domain/fact/review.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import type { RecordAssessment } from "./assessments.ts";
import { refersToEvidence } from "./evidence.ts";
import { uuidOf } from "./name-uuid.ts";
import { byPrime, bySubcontractor } from "./parties.ts";
import { subjectOf } from "./systems.ts";
import { markup, props } from "./text.ts";

type Review = RecordAssessment["fact"]["reviews"][number];

/** What is seen of an assessment: that it was stated, and each check of it by the prime. */
export function writeObservations(content: RecordContent, assessment: RecordAssessment) {
  return [
    writeStatement(assessment),
    ...assessment.fact.reviews.map((review) => writeReview(content, assessment, review)),
  ];
}

/** The observations that a finding rests on. */
export function refersToObservations({ fact }: RecordAssessment) {
  return [statementUuid(fact.id), ...fact.reviews.map(({ id }) => reviewUuid(id))].map((uuid) => ({
    "observation-uuid": uuid,
  }));
}

function writeStatement(assessment: RecordAssessment) {
  const { fact, supplier } = assessment;
  return {
    uuid: statementUuid(fact.id),
    title: "Stated by the subcontractor",
    description: `${markup(fact.recordedByName)} of ${markup(supplier.legalName)} stated this assessment to the prime contractor.`,
    ...props({ "fact-id": fact.id, "content-sha256": fact.contentHash }),
    // How the assessor examined, interviewed and tested is in the assessment itself.
    methods: ["UNKNOWN"],
    origins: [bySubcontractor(assessment)],
    subjects: [subjectOf(assessment)],
    ...refersToEvidence(assessment),
    collected: fact.recordedAt,
  };
}

function writeReview(content: RecordContent, assessment: RecordAssessment, review: Review) {
  const { id, outcome, method, note, reviewedAt, reviewedByName } = review;
  const how = method ? `: ${VERIFICATION_METHOD_NAMES[method]}` : "";
  const said = markup(note);
  return {
    uuid: reviewUuid(id),
    title: outcome === "accepted" ? "Accepted by the prime" : "Returned by the prime",
    description: `${markup(reviewedByName)} of ${markup(content.prime.legalName)} ${outcome} it${how}.`,
    ...props({ "review-id": id, outcome, "verification-method": method }),
    methods: [methodOf(method)],
    origins: [byPrime(content)],
    subjects: [subjectOf(assessment)],
    ...refersToEvidence(assessment),
    collected: reviewedAt,
    ...(said ? { remarks: said } : {}),
  };
}

/** Reading is to examine, in the words of NIST SP 800-171A; asking the assessor is to interview. */
function methodOf(method: VerificationMethod | null): "EXAMINE" | "INTERVIEW" {
  return method === "assessor-confirmed" ? "INTERVIEW" : "EXAMINE";
}

function statementUuid(factId: string): string {
  return uuidOf("statement", factId);
}

function reviewUuid(id: string): string {
  return uuidOf("review", id);
}
