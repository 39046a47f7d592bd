import { randomUUID } from "node:crypto";
import type { SignForm } from "#app/domain/attestation/sign-form.ts";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import type { FactContents } from "#app/domain/fact/content.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import type { RequestFile } from "#app/queries/request/request.server.ts";
import type { Statement } from "#app/queries/submission/statement.server.ts";
import { shares } from "#db/schema/fact.ts";
import { submissions } from "#db/schema/request.ts";
import { recordFacts } from "./record-facts.server.ts";

/** What was signed, as the logs tell it. */
export type Recorded = {
  submissionId: string;
  attestation: { factId: string; contentHash: string };
  official: { name: string; title: string };
  facts: StatedFact[];
  /** files beside what is new that look marked, with why they hold no CUI */
  notCui: StatedNotCui[];
};
export type StatedNotCui = NotCui & {
  factId: string;
  evidenceId: string;
  fileName: string;
  sha256: string;
};
export type StatedFact = {
  factId: string;
  kind: string;
  contentHash: string;
  supersedesId: string | null;
  isNew: boolean;
};

/** Record what is stated and the attestation that covers it, and share both with the asking prime. */
export async function recordSubmission(
  scope: Scope,
  file: RequestFile,
  statement: Statement,
  form: SignForm,
): Promise<Recorded> {
  const { tx, actor } = scope;
  const { request } = file;
  await recordFacts(
    scope,
    statement.planned.filter(({ isNew }) => isNew),
  );
  const stated = statement.planned.map(({ factId, kind, content, supersedesId, isNew }) => ({
    factId,
    kind,
    supersedesId,
    isNew,
    contentHash: hashContent(content),
  }));
  const content = attestationContent(scope, file, statement, form, stated);
  const attestation = { factId: randomUUID(), contentHash: hashContent(content) };
  const former = file.current.find(
    (fact) => fact.kind === "attestation" && fact.content.requestId === request.id,
  );
  await recordFacts(scope, [
    {
      factId: attestation.factId,
      kind: "attestation",
      content,
      evidenceIds: [],
      lineageId: former?.lineageId ?? randomUUID(),
      supersedesId: former?.id ?? null,
    },
  ]);
  const submissionId = randomUUID();
  const { primeId, supplierId } = request;
  const { organizationId } = actor;
  await tx.insert(submissions).values({
    id: submissionId,
    primeId,
    organizationId,
    supplierId,
    requestId: request.id,
    submittedAt: actor.at,
    submittedBy: actor.personId,
    submittedByName: actor.personName,
    attestationId: attestation.factId,
  });
  await tx
    .insert(shares)
    .values(
      [...stated, attestation].map(({ factId }) => ({
        sharedAt: actor.at,
        primeId,
        supplierId,
        organizationId,
        factId,
        submissionId,
      })),
    )
    .onConflictDoUpdate({ target: [shares.primeId, shares.factId], set: { endedAt: null } });
  const official = { name: content.officialName, title: content.officialTitle };
  return { submissionId, attestation, official, facts: stated, notCui: listNotCui(statement) };
}

function listNotCui({ planned, evidence }: Statement): StatedNotCui[] {
  const beside = planned.filter(({ isNew }) => isNew);
  return beside.flatMap(({ factId, evidenceIds }) =>
    evidence.flatMap(({ id, fileName, sha256, notCui }) =>
      notCui && evidenceIds.includes(id)
        ? [{ factId, evidenceId: id, fileName, sha256, ...notCui }]
        : [],
    ),
  );
}

function attestationContent(
  { actor }: Scope,
  { request }: RequestFile,
  { wording, text }: Statement,
  { officialName, officialTitle }: SignForm,
  stated: readonly StatedFact[],
): FactContents["attestation"] {
  return {
    requestId: request.id,
    wordingId: wording.id,
    wording: text,
    officialName,
    officialTitle,
    signedAt: actor.at.toISOString(),
    secondFactorAt: (actor.secondFactorAt ?? actor.at).toISOString(),
    covers: stated.map(({ factId, contentHash }) => ({ factId, contentHash })),
  };
}
