import { randomUUID } from "node:crypto";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { putBlob } from "#app/platform/blob-store.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { certifications } from "#db/schema/statement.ts";
import { nextNumber, type TestActor } from "./people.ts";
import { assessmentOf } from "./statement.ts";
import type { TestSupplier } from "./supply-chain.ts";

type Chain = { manager: TestActor; official: TestActor; supplier: TestSupplier };

type Given = {
  kind?: "assessment" | "affirmation" | "certification";
  /** the date that the fact states */
  statedOn: CalendarDate;
  /** an existing file; a new one when absent */
  evidenceId?: string;
  /** when it was received; at noon of the date stated when absent */
  sharedAt?: Date;
};

/**
 * A file beside a fact that states a date, shared with the prime: rows and content alone, for tests
 * of how long it is kept. Acceptance and submissions are not needed for that.
 */
export async function giveEvidence(
  { manager, official, supplier }: Chain,
  given: Given,
): Promise<{ evidenceId: string; factId: string }> {
  const { kind = "assessment", statedOn } = given;
  const at = given.sharedAt ?? new Date(`${statedOn}T12:00:00Z`);
  const evidenceId = given.evidenceId ?? (await addFile(official, at));
  const factId = randomUUID();
  const { organizationId, personId, personName } = official;
  await asSystem(async (tx) => {
    await tx.insert(facts).values({
      id: factId,
      organizationId,
      kind,
      lineageId: factId,
      recordedAt: at,
      recordedBy: personId,
      recordedByName: personName,
      contentHash: "0".repeat(64),
    });
    await tx.insert(shares).values({
      primeId: manager.organizationId,
      supplierId: supplier.id,
      organizationId,
      factId,
      submissionId: randomUUID(),
      sharedAt: at,
    });
    await tx.insert(evidenceLinks).values({ factId, evidenceId });
    if (kind === "assessment")
      await tx
        .insert(assessments)
        .values({ factId, ...assessmentOf(supplier, { statusDate: statedOn }) });
    if (kind === "affirmation")
      await tx.insert(affirmations).values({
        factId,
        assessmentLineageId: randomUUID(),
        affirmedOn: statedOn,
        officialName: personName,
        officialTitle: "President",
      });
    if (kind === "certification")
      await tx.insert(certifications).values({
        factId,
        standard: "ISO/IEC 27001",
        edition: "2022",
        body: "Northgate Registrar",
        number: "IS 700123",
        scope: "Machining",
        coversCuiSystem: true,
        issuedOn: calendarDate("2019-01-01"),
        expiresOn: statedOn,
      });
  });
  return { evidenceId, factId };
}

async function addFile(official: TestActor, uploadedAt: Date): Promise<string> {
  const n = nextNumber();
  const stored = await putBlob(Buffer.from(`Evidence ${n}`));
  const evidenceId = randomUUID();
  await asSystem((tx) =>
    tx.insert(evidence).values({
      id: evidenceId,
      uploadedAt,
      uploadedBy: official.personId,
      uploadedByName: official.personName,
      organizationId: official.organizationId,
      fileName: `Evidence ${n}.txt`,
      mediaType: "text/plain",
      ...stored,
    }),
  );
  return evidenceId;
}
