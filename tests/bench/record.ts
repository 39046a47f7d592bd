import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { writeRecordPdf } from "#app/documents/record/record.server.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { putBlob } from "#app/platform/blob-store.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts } from "#db/schema/fact.ts";
import { answerAll, sign } from "#tests/factories/answer.ts";
import { sampleRecord } from "#tests/factories/record-content.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { measureRecord } from "./memory.ts";
import { ratePerSecond } from "./rate.ts";

/**
 * A record: pages of its PDF a second, and the memory that writing and verifying its ZIP takes with
 * 2 GB of evidence.
 */
const FILES = 40;
const FILE_BYTES = 50_000_000;
const TIMELINE = 400;
const PROOF = {
  jsonSha256: "d".repeat(64),
  signedAt: new Date("2026-11-26T12:00:00Z"),
  certificate: {
    fingerprint: "e".repeat(64),
    subject: "CN=Bench",
    expiresAt: new Date("2036-11-26"),
  },
};

const folder = await mkdtemp(join(tmpdir(), "flowdown-bench-"));
process.env.EVIDENCE_DIRECTORY = folder;
await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
try {
  const pages = await pagesPerSecond();
  const asked = await makeLargeRecord();
  await closeDatabase();
  const zip = join(folder, "record.zip");
  const written = await measureRecord("write", asked, zip);
  const verified = await measureRecord("verify", asked, zip);
  console.log(JSON.stringify({ pages, files: FILES, fileBytes: FILE_BYTES, written, verified }));
} finally {
  await rm(folder, { recursive: true });
}

async function pagesPerSecond() {
  const sample = sampleRecord();
  const [entry] = sample.log.entries;
  const long = entry ? Array.from({ length: TIMELINE }, () => entry) : [];
  const record = { ...sample, log: { ...sample.log, entries: long } };
  const pdf = await writeRecordPdf(record, PROOF);
  const count = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  const perSecond = await ratePerSecond(async () => {
    await writeRecordPdf(record, PROOF);
    return count;
  });
  return { perSecond, perRecord: count };
}

/** A record of a subcontract whose supplier put the files beside its assessment. */
async function makeLargeRecord(): Promise<{ recordId: string; primeId: string }> {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier, subcontractId } = chain;
  await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method: "certificate",
    note: "",
  });
  await putEvidence(chain.official.organizationId);
  const actor = { ...manager, at: new Date() };
  const asked = await requestRecord(
    actor,
    { kind: "subcontract", subcontractId },
    { asOf: actor.on },
  );
  if (!asked.ok) throw new Error(asked.reason);
  const primeId = manager.organizationId;
  await buildRecord({ recordId: asked.recordId, primeId });
  return { recordId: asked.recordId, primeId };
}

async function putEvidence(organizationId: string): Promise<void> {
  const [fact] = await asSystem((tx) =>
    tx.select({ id: facts.id }).from(facts).where(eq(facts.organizationId, organizationId)),
  );
  for (let number = 1; number <= FILES; number += 1) {
    const stored = await putBlob(randomBytes(FILE_BYTES));
    await asSystem(async (tx) => {
      const id = randomUUID();
      await tx.insert(evidence).values({
        id,
        uploadedBy: randomUUID(),
        uploadedByName: "Bench",
        organizationId,
        fileName: `scan-${number}.bin`,
        mediaType: "application/octet-stream",
        ...stored,
      });
      await tx.insert(evidenceLinks).values({ factId: fact?.id ?? "", evidenceId: id });
    });
  }
}
