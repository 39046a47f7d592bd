import canonicalize from "canonicalize";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { type Seal, sealRecord } from "#app/commands/record/seal-record.server.ts";
import { writeSignedPdf } from "#app/commands/record/write-signed-pdf.server.ts";
import { dropBlob, putBlob, type StoredBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { getRecord, type RecordRow } from "#app/queries/oversight-record.server.ts";
import { getRecordContent } from "#app/queries/oversight-record-content.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import { systemActor } from "./system-actor.server.ts";

const Payload = z.object({ recordId: z.uuid(), primeId: z.uuid() });

/**
 * Build a requested record: the JSON, then the PDF that prints its hash. Done once: a record that
 * is ready stays as it is.
 *
 * @throws when it cannot be built, after saying so on the record; the queue then tries again.
 */
export async function buildRecord(payload: unknown): Promise<void> {
  const { recordId, primeId } = Payload.parse(payload);
  const actor = await actFor(primeId);
  const record = await asSystem((tx) => getRecord({ tx, actor }, recordId));
  if (!record || record.state === "ready") return;
  try {
    const content = await asSystem((tx) => getRecordContent({ tx, actor }, record));
    const json = Buffer.from(canonicalize(content) ?? "", "utf8");
    const pdf = await writeSignedPdf(actor, content, sha256Of(json));
    const seal = await asSystem((tx) =>
      sealRecord(tx, primeId, { content, json, pdf, at: actor.at }),
    );
    await keep(actor, record, { json: await putBlob(json), pdf: await putBlob(pdf), seal });
  } catch (error) {
    await noteFailure(recordId, error);
    throw error;
  }
}

/** The portal itself, working for the prime whose record it is. */
async function actFor(primeId: string): Promise<Actor> {
  const { id, legalName, timeZone } = organizations;
  const [prime] = await asSystem((tx) =>
    tx.select({ id, legalName, timeZone }).from(organizations).where(eq(id, primeId)),
  );
  if (!prime) throw new Error(`no organization ${primeId}`);
  return systemActor(prime, new Date());
}

/** Two workers may build the same record: the first one's files stay, the other's go. */
async function keep(
  actor: Actor,
  record: RecordRow,
  { json, pdf, seal }: { json: StoredBlob; pdf: StoredBlob; seal: Seal },
): Promise<void> {
  const isKept = await asSystem(async (tx) => {
    const files = {
      ...{ jsonSha256: json.sha256, jsonBlobKey: json.blobKey },
      ...{ pdfSha256: pdf.sha256, pdfBlobKey: pdf.blobKey },
      ...seal,
    };
    const changed = await tx
      .update(oversightRecords)
      .set({ ...files, state: "ready", builtAt: actor.at, failure: null })
      .where(and(eq(oversightRecords.id, record.id), ne(oversightRecords.state, "ready")))
      .returning({ id: oversightRecords.id });
    if (changed.length === 0) return false;
    const { contractId, subcontractId } = record;
    await appendOversightEntry(
      { tx, actor },
      "record.built",
      { contractId, subcontractId },
      {
        ...{ recordId: record.id, number: record.number },
        ...{ jsonSha256: json.sha256, pdfSha256: pdf.sha256 },
      },
    );
    return true;
  });
  if (!isKept) await Promise.all([dropBlob(json.blobKey), dropBlob(pdf.blobKey)]);
}

function noteFailure(recordId: string, error: unknown): Promise<unknown> {
  const failure = error instanceof Error ? error.message : String(error);
  return asSystem((tx) =>
    tx
      .update(oversightRecords)
      .set({ state: "failed", failure: failure.slice(0, 500) })
      .where(and(eq(oversightRecords.id, recordId), ne(oversightRecords.state, "ready"))),
  );
}
