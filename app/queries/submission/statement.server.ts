import { randomUUID } from "node:crypto";
import {
  type AttestationWording,
  currentWording,
  writeAttestation,
} from "#app/domain/attestation/wording.ts";
import type { FactEvidence } from "#app/domain/fact/content.ts";
import type { SectionAnswers } from "#app/domain/submission/answers.ts";
import { type Doubt, findDoubts, findUnshownScores } from "#app/domain/submission/check.ts";
import { type PlannedFact, planFacts } from "#app/domain/submission/plan.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { listOwnEvidence } from "#app/queries/evidence/evidence.server.ts";
import type { RequestFile } from "#app/queries/request/request.server.ts";

/** What an official would sign now. */
export type Statement = {
  planned: PlannedFact[];
  evidence: FactEvidence[];
  wording: AttestationWording;
  /** the wording with the names of the parties */
  text: string;
  /** names all of it: another answer, file, wording or former fact has another hash */
  hash: string;
  doubts: Doubt[];
};

/**
 * The statement that the answers to a request make.
 *
 * @returns null while sections are missing.
 */
export async function getStatement(scope: Scope, file: RequestFile): Promise<Statement | null> {
  const { request, preparation, current, returned } = file;
  const { organization, acknowledgement, ...rest } = preparation.answers;
  if (!preparation.isReadyToSign || !organization || !acknowledgement) return null;
  const files = await listFiles(scope, rest.evidence);
  const answers = {
    organization,
    acknowledgement,
    ...rest,
    ...(rest.evidence && { evidence: { ...rest.evidence, files: files.links } }),
  };
  const { actor } = scope;
  const planned = planFacts({
    answers,
    current,
    flowdownId: request.flowdownId,
    on: request.latestOn,
    newId: randomUUID,
    returned: new Set(returned.map(({ factId }) => factId)),
  });
  const wording = currentWording();
  const text = writeAttestation(wording, {
    organization: actor.organizationName,
    prime: request.primeName,
  });
  const files256 = files.evidence.map(({ id, sha256 }) => ({ id, sha256 }));
  // What would be corrected or stated again may have changed by the answer to another request.
  const stands = planned.map(({ kind, isNew, factId, supersedesId }) => ({
    kind,
    factId: isNew ? null : factId,
    supersedesId,
  }));
  return {
    planned,
    evidence: files.evidence,
    wording,
    text,
    hash: hashContent({ requestId: request.id, text, answers, files: files256, stands }),
    doubts: [...findDoubts(answers, request.latestOn), ...findUnshownScores(answers)],
  };
}

/** Only files of the organization itself can be stated, whatever a draft names. */
async function listFiles(scope: Scope, answer: SectionAnswers["evidence"] | undefined) {
  const named = answer?.files ?? [];
  const evidence = await listOwnEvidence(
    scope,
    named.map(({ evidenceId }) => evidenceId),
  );
  const own = new Set(evidence.map(({ id }) => id));
  return { evidence, links: named.filter(({ evidenceId }) => own.has(evidenceId)) };
}
