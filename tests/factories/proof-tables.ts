import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { answerNote } from "#app/commands/audit/answer-note.server.ts";
import { drawAuditSample } from "#app/commands/audit/draw-sample.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { askSecondFactorReset } from "#app/commands/person/ask-second-factor-reset.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { sealText } from "#app/platform/secret.server.ts";
import { writePkcs12 } from "#app/platform/signing/pkcs12.server.ts";
import { makeCertificate } from "#app/platform/signing/x509.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { formPosts } from "#db/schema/form.ts";
import { oversightCheckpoints, witnessedCheckpoints } from "#db/schema/oversight.ts";
import { oversightCertificates } from "#db/schema/oversight-key.ts";
import { requestDueDates } from "#db/schema/request.ts";
import { evidenceDisposals, legalHolds } from "#db/schema/retention.ts";
import { makeAuditor } from "./audit.ts";
import { actorOf, type TestActor } from "./people.ts";

type Where = {
  manager: TestActor;
  official: TestActor;
  contractId: string;
  subcontractId: string;
  supplierId: string;
  requestId: string;
};

/** What a portal that runs beside opens, when it builds a record of the prime: made once in a process. */
let certificate: Promise<{ certificate: string; bundleSealed: string }> | undefined;

function sealedCertificate(): Promise<{ certificate: string; bundleSealed: string }> {
  certificate ??= makeCertificate("Somebody's Prime", new Date()).then((made) => ({
    certificate: made.certificate.toString(),
    bundleSealed: sealText(
      "oversight-certificate",
      writePkcs12({ privateKey: made.privateKey, chain: [made.certificate] }).toString("base64"),
    ),
  }));
  return certificate;
}

type Filled = { auditId: string; sampleId: string };

/** One row in each table of the audit room, of retention, of signatures and of access, for isolation to be tried on. */
export async function fillProofTables(where: Where): Promise<Filled> {
  const filled = await fillRoom(where);
  await fillRetention(where);
  await fillAccess(where);
  await fillDueDates(where);
  return filled;
}

/** A room of its own, in which an auditor drew, asked and was answered. */
async function fillRoom({ manager, contractId, subcontractId }: Where): Promise<Filled> {
  const auditor = await makeAuditor(manager, [contractId]);
  const drawn = await drawAuditSample(auditor, { seed: "1", size: 1 });
  const asked = await writeNote(auditor, { subcontractId }, { kind: "question", text: "Why?" });
  if (!drawn.ok || !asked.ok) throw new Error("the auditor could not write");
  const { noteId } = asked;
  const answered = await answerNote(manager, auditor.auditId, { noteId, text: "Because." });
  if (!answered.ok) throw new Error(answered.reason);
  return { auditId: auditor.auditId, sampleId: drawn.sampleId };
}

/** An answer that an invitation asked for by a later day. */
async function fillDueDates({ manager, supplierId, requestId }: Where): Promise<void> {
  const { organizationId: primeId } = manager;
  const dueOn = addDays(manager.on, 60);
  await asActor(manager, ({ tx }) =>
    tx.insert(requestDueDates).values({ primeId, supplierId, requestId, dueOn }),
  );
}

/** The reset of a second factor that waits, which is a security event too. */
async function fillAccess({ manager }: Where): Promise<void> {
  const organization = { id: manager.organizationId, legalName: manager.organizationName };
  const admin = await actorOf(organization, "prime-admin");
  await actorOf(organization, "prime-admin");
  const asked = await askSecondFactorReset(admin, manager.personId, "The phone is lost.");
  if (!asked.ok) throw new Error(asked.reason);
}

function fillRetention({ manager, official, supplierId }: Where): Promise<void> {
  const { personId, personName, organizationId: primeId } = manager;
  return asSystem(async (tx) => {
    const [file] = await tx
      .select()
      .from(evidence)
      .where(eq(evidence.organizationId, official.organizationId));
    if (!file) throw new Error("no evidence");
    await tx.insert(legalHolds).values({
      primeId,
      placedBy: personId,
      placedByName: personName,
      reason: "A claim is pending.",
    });
    await tx.insert(evidenceDisposals).values({
      primeId,
      supplierId,
      evidenceId: file.id,
      sha256: file.sha256,
      disposedBy: personId,
      disposedByName: personName,
      retainedUntil: "2020-01-01",
    });
    await tx
      .insert(oversightCheckpoints)
      .values({ primeId, size: 1, root: "0".repeat(64), note: "none" });
    await tx.insert(formPosts).values({
      digest: randomUUID(),
      organizationId: primeId,
      browser: "none",
      status: 303,
      location: "/",
    });
    await tx
      .insert(witnessedCheckpoints)
      .values({ primeId, size: 1, kind: "folder", name: "none", attempts: 1, triedAt: new Date() });
    await tx
      .insert(oversightCertificates)
      .values({ primeId, ...(await sealedCertificate()) })
      // A portal that runs beside may have made the prime's first one for a record already.
      .onConflictDoNothing();
  });
}
