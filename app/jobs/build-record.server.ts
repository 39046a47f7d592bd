import canonicalize from "canonicalize";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { tellAuditorOfRecord } from "#app/commands/audit/tell-of-record.server.ts";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type Seal, sealRecord } from "#app/commands/record/seal-record.server.ts";
import { writeSignedPdf } from "#app/commands/record/write-signed-pdf.server.ts";
import { writeAttachments } from "#app/domain/oscal/attachments.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import type { RecordAttachment } from "#app/domain/record/kinds.ts";
import { progressAt, type RecordStep } from "#app/domain/record/progress.ts";
import { paths } from "#app/paths.ts";
import { dropBlob, putBlob, type StoredBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { stamp } from "#app/platform/signing/timestamp.server.ts";
import {
  decideAudited,
  listAuditedSubcontracts,
} from "#app/queries/award/audited-subcontract.server.ts";
import { listStatusEndings } from "#app/queries/fact/status-ending.server.ts";
import { findMember } from "#app/queries/person/member.server.ts";
import { listQuestionnairesOnRecord } from "#app/queries/questionnaire/on-record.server.ts";
import {
  composeRecord,
  getRecordFrame,
  listRecordContracts,
} from "#app/queries/record/content.server.ts";
import { getRecordLog } from "#app/queries/record/content-log.server.ts";
import { getRecord, type RecordRow } from "#app/queries/record/record.server.ts";
import { listPlansOnRecord } from "#app/queries/remediation/record-plan.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { listShowings } from "#app/queries/showing/showing.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import { systemActor } from "./system-actor.server.ts";

const Payload = z.object({ recordId: z.uuid(), primeId: z.uuid() });

/**
 * Build a requested record: the JSON, then the PDF that prints its hash, then what other tools read.
 * Done once: a record that is ready stays as it is.
 *
 * @throws when it cannot be built, after saying so on the record; the queue then tries again.
 */
export async function buildRecord(payload: unknown): Promise<void> {
  const { recordId, primeId } = Payload.parse(payload);
  const actor = await actFor(primeId);
  const record = await asSystem((tx) => getRecord({ tx, actor }, recordId));
  if (!record || record.state === "ready") return;
  try {
    const content = await readContent(actor, record);
    const json = Buffer.from(canonicalize(content) ?? "", "utf8");
    await noteStep(record, "document");
    const pdf = await writeSignedPdf(actor, content, sha256Of(json));
    const attachments = writeAttachments(content).map(({ name, json }) => ({
      name,
      bytes: Buffer.from(canonicalize(json) ?? "", "utf8"),
    }));
    await noteStep(record, "sealing");
    const built = { content, json, pdf, attachments, at: actor.at };
    const seal = await asSystem((tx) => sealRecord(tx, primeId, built));
    const timestampToken = await stampManifest(seal);
    await keep(actor, record, { ...(await storeFiles(built)), seal, timestampToken });
  } catch (error) {
    await noteFailure(recordId, error);
    throw error;
  }
}

/** What the record says: its facts as known at its instant, its log as it was when requested. */
async function readContent(actor: Actor, record: RecordRow): Promise<RecordContent> {
  const past = { knownAt: record.knownAt };
  await noteStep(record, "reading");
  const frame = await asSystem((tx) => getRecordFrame({ tx, actor }, record));
  const [contracts, audited] = await asSystem(
    (tx) =>
      Promise.all([
        listRecordContracts({ tx, actor }, record),
        listAuditedSubcontracts({ tx, actor }, record.subcontractIds),
      ]),
    past,
  );
  await noteStep(record, "deciding");
  const supplierIds = [...new Set(audited.map(({ supplier }) => supplier.id))];
  const [decided, statusEndings, showings] = await asSystem(
    (tx) =>
      Promise.all([
        decideAudited({ tx, actor }, audited, record.asOf),
        listStatusEndings({ tx, actor }, supplierIds),
        listShowings({ tx, actor }, supplierIds),
      ]),
    past,
  );
  // Through the door that knows what of a plan was shown to the prime, at the instant of the record.
  const [plans, questionnaires] = await asActor(
    { ...actor, on: record.asOf, knownAt: record.knownAt },
    (scope) =>
      Promise.all([
        listPlansOnRecord(scope, supplierIds),
        listQuestionnairesOnRecord(scope, supplierIds),
      ]),
  );
  await noteStep(record, "timeline");
  const about = {
    record,
    supersedes: frame.supersedes,
    supplierIds,
    factIds: audited.flatMap(({ facts }) => facts.map(({ id }) => id)),
  };
  const beside = [...audited.flatMap(({ facts }) => facts), ...showings].flatMap(
    ({ evidence }) => evidence,
  );
  const besideItems = plans.flatMap(({ shown }) =>
    (shown.items ?? []).flatMap(({ files = [] }) => files),
  );
  const answered = questionnaires.flatMap(({ files }) => files);
  const evidenceIds = [...beside, ...besideItems, ...answered].map(({ id }) => id);
  const [log, disposals] = await asSystem((tx) =>
    Promise.all([getRecordLog({ tx, actor }, about), listDisposals({ tx, actor }, evidenceIds)]),
  );
  return composeRecord(record, {
    frame,
    contracts,
    decided,
    disposals,
    statusEndings,
    showings,
    plans,
    questionnaires,
    log,
  });
}

/**
 * Where an authority is named, a record is sealed with its word on the time or not at all: one that
 * went out without could not be told from one that was signed later.
 */
async function stampManifest({ manifestJws }: Seal): Promise<string | null> {
  const { timestampAuthority } = env();
  if (!timestampAuthority) return null;
  const token = await stamp(timestampAuthority, Buffer.from(manifestJws));
  return token.toString("base64");
}

type Built = { json: Buffer; pdf: Buffer; attachments: { name: string; bytes: Buffer }[] };
type StoredFiles = { json: StoredBlob; pdf: StoredBlob; attachments: RecordAttachment[] };

async function storeFiles({ json, pdf, attachments }: Built): Promise<StoredFiles> {
  const stored: RecordAttachment[] = [];
  for (const { name, bytes } of attachments) stored.push({ name, ...(await putBlob(bytes)) });
  return { json: await putBlob(json), pdf: await putBlob(pdf), attachments: stored };
}

/** How far the building is, for whoever waits for it. */
async function noteStep({ id }: RecordRow, step: RecordStep): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(oversightRecords)
      .set({ progress: progressAt(step) })
      .where(and(eq(oversightRecords.id, id), ne(oversightRecords.state, "ready"))),
  );
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
  sealed: StoredFiles & { seal: Seal; timestampToken: string | null },
): Promise<void> {
  const { json, pdf, attachments, seal, timestampToken } = sealed;
  const isKept = await asSystem(async (tx) => {
    const files = {
      jsonSha256: json.sha256,
      jsonBlobKey: json.blobKey,
      pdfSha256: pdf.sha256,
      pdfBlobKey: pdf.blobKey,
      ...seal,
      attachments,
      timestampToken,
    };
    const changed = await tx
      .update(oversightRecords)
      .set({ ...files, state: "ready", progress: 100, builtAt: actor.at, failure: null })
      .where(and(eq(oversightRecords.id, record.id), ne(oversightRecords.state, "ready")))
      .returning({ id: oversightRecords.id });
    if (changed.length === 0) return false;
    const { contractId, subcontractId } = record;
    await appendOversightEntry(
      { tx, actor },
      "record.built",
      { contractId, subcontractId },
      {
        recordId: record.id,
        number: record.number,
        jsonSha256: json.sha256,
        pdfSha256: pdf.sha256,
      },
    );
    await tellRequester({ tx, actor }, record);
    return true;
  });
  if (isKept) return;
  await Promise.all([json, pdf, ...attachments].map(({ blobKey }) => dropBlob(blobKey)));
}

/** An auditor is no member: they are told in their room of what they asked for, and of their sample. */
async function tellRequester(scope: Scope, record: RecordRow): Promise<void> {
  await tellAuditorOfRecord(scope, record);
  const { organizationId } = scope.actor;
  const to = await findMember(scope, record.requestedBy);
  if (!to) return;
  await sendLetter(scope.tx, {
    kind: "record-built",
    organizationId,
    to,
    facts: { link: { path: placeOf(record) }, number: record.number },
  });
}

function placeOf({ primeId, contractId, subcontractId }: RecordRow): string {
  if (subcontractId) return paths.prime.records(primeId, subcontractId);
  return contractId
    ? paths.prime.contractRecords(primeId, contractId)
    : paths.prime.audits(primeId);
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
