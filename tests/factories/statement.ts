import { randomUUID } from "node:crypto";
import type { FactContents } from "#app/domain/fact/content.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asSystem, type Transaction } from "#app/platform/db.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { submissions } from "#db/schema/request.ts";
import { attestations, certifications } from "#db/schema/statement.ts";
import { nextNumber, type TestActor } from "./people.ts";
import type { TestSupplier } from "./supply-chain.ts";

type Chain = {
  manager: TestActor;
  official: TestActor;
  supplier: TestSupplier;
  requestId: string;
};

type Stated = { factId: string; lineageId: string };

/** What is stated beside an assessment: an affirmation of its own day unless of another, a certificate. */
type Beside = {
  affirmedOn?: CalendarDate;
  certification?: FactContents["certification"];
  /** the last day that the file beside the certification names; absent: there is no file */
  fileValidUntil?: CalendarDate;
};

/** A Final Level 2 (C3PAO) of the supplier's site, status date 90 days before the winter of 2026. */
export function assessmentOf(
  supplier: TestSupplier,
  change: Partial<FactContents["assessment"]> = {},
): FactContents["assessment"] {
  return {
    systemLineageId: randomUUID(),
    type: "Level 2 (C3PAO)",
    status: "Final",
    statusDate: calendarDate("2026-09-01"),
    cmmcUid: `UID${String(nextNumber()).padStart(7, "0")}`,
    score: 110,
    openRequirements: [],
    cages: [supplier.cage],
    assessor: "Bluepoint Assessors",
    fullScoreOn: null,
    ...change,
  };
}

/**
 * A signed submission of an assessment and its affirmation, as the prime receives it: rows alone,
 * for tests of what a prime does with them.
 */
export function makeSubmission(
  chain: Chain,
  content = assessmentOf(chain.supplier),
  corrects?: Stated,
  beside: Beside = {},
): Promise<{
  submissionId: string;
  assessment: Stated;
  affirmation: Stated;
  attestation: Stated;
}> {
  const { manager, official, supplier, requestId } = chain;
  return asSystem(async (tx) => {
    const submissionId = randomUUID();
    const state = stating(tx, chain, submissionId);
    const assessment = await state("assessment", corrects);
    await tx.insert(assessments).values({ factId: assessment.factId, ...content });
    const affirmation = await state("affirmation");
    await tx.insert(affirmations).values({
      factId: affirmation.factId,
      assessmentLineageId: assessment.lineageId,
      officialName: official.personName,
      officialTitle: "President",
      affirmedOn: beside.affirmedOn ?? content.statusDate,
    });
    if (beside.certification) {
      const certification = await state("certification");
      await tx
        .insert(certifications)
        .values({ factId: certification.factId, ...beside.certification });
      if (beside.fileValidUntil)
        await putFile(tx, official, { ...certification, validUntil: beside.fileValidUntil });
    }
    const attestation = await state("attestation");
    await tx.insert(attestations).values({
      factId: attestation.factId,
      requestId,
      wordingId: "test",
      wording: "I state this.",
      officialName: official.personName,
      officialTitle: "President",
      signedAt: official.at,
      secondFactorAt: official.at,
      covers: [],
    });
    await tx.insert(submissions).values({
      id: submissionId,
      requestId,
      supplierId: supplier.id,
      primeId: manager.organizationId,
      organizationId: official.organizationId,
      submittedBy: official.personId,
      submittedByName: official.personName,
      attestationId: attestation.factId,
    });
    return { submissionId, assessment, affirmation, attestation };
  });
}

/** Records and shares the frame of a fact of some kind; its content is written by the caller. */
function stating(tx: Transaction, { manager, official, supplier }: Chain, submissionId: string) {
  return async (kind: FactKind, corrects?: Stated): Promise<Stated> => {
    const factId = randomUUID();
    const lineageId = corrects?.lineageId ?? factId;
    const { organizationId, personId, personName } = official;
    await tx.insert(facts).values({
      id: factId,
      organizationId,
      kind,
      lineageId,
      supersedesId: corrects?.factId,
      recordedBy: personId,
      recordedByName: personName,
      contentHash: "0".repeat(64),
    });
    await tx.insert(shares).values({
      primeId: manager.organizationId,
      supplierId: supplier.id,
      organizationId,
      factId,
      submissionId,
    });
    return { factId, lineageId };
  };
}

/** A file beside a fact that names its last day; its content is kept nowhere. */
async function putFile(
  tx: Transaction,
  official: Chain["official"],
  { factId, validUntil }: { factId: string; validUntil: CalendarDate },
): Promise<void> {
  const id = randomUUID();
  await tx.insert(evidence).values({
    id,
    uploadedAt: official.at,
    uploadedBy: official.personId,
    uploadedByName: official.personName,
    organizationId: official.organizationId,
    fileName: "certificate.pdf",
    mediaType: "application/pdf",
    sizeBytes: 1,
    sha256: id.replaceAll("-", "").padEnd(64, "0"),
    blobKey: id,
    validUntil,
  });
  await tx.insert(evidenceLinks).values({ factId, evidenceId: id });
}
