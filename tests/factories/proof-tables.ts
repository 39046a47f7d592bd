import { eq } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { auditGrants, auditNotes, auditReplies, auditSamples } from "#db/schema/audit.ts";
import { evidence } from "#db/schema/evidence.ts";
import { oversightCheckpoints } from "#db/schema/oversight.ts";
import { oversightCertificates } from "#db/schema/oversight-key.ts";
import { evidenceDisposals, legalHolds } from "#db/schema/retention.ts";
import type { TestActor } from "./people.ts";

type Where = {
  manager: TestActor;
  official: TestActor;
  grantId: string;
  contractId: string;
  subcontractId: string;
  supplierId: string;
};

/** One row in each table of the audit room, of retention and of signatures, for isolation to be tried on. */
export function fillProofTables(where: Where): Promise<{ auditId: string }> {
  const { manager, official, grantId, contractId, subcontractId, supplierId } = where;
  const { personId, personName, organizationId: primeId } = manager;
  return asSystem(async (tx) => {
    const [grant] = await tx.select().from(auditGrants).where(eq(auditGrants.id, grantId));
    const [file] = await tx
      .select()
      .from(evidence)
      .where(eq(evidence.organizationId, official.organizationId));
    if (!grant || !file) throw new Error("no grant or no evidence");
    const { auditId } = grant;
    const written = { primeId, auditId, writtenBy: personId, writtenByName: personName };
    await tx.insert(auditSamples).values({
      ...{ primeId, auditId, drawnBy: personId, drawnByName: personName, seed: "1" },
      ...{ population: 1, populationSha256: "0".repeat(64), subcontractIds: [subcontractId] },
    });
    const [note] = await tx
      .insert(auditNotes)
      .values({ ...written, contractId, subcontractId, kind: "question", text: "Why?" })
      .returning({ id: auditNotes.id });
    if (!note) throw new Error("no note");
    await tx
      .insert(auditReplies)
      .values({ ...written, noteId: note.id, isByAuditor: false, text: "Because." });
    await tx.insert(legalHolds).values({
      ...{ primeId, placedBy: personId, placedByName: personName, reason: "A claim is pending." },
    });
    await tx.insert(evidenceDisposals).values({
      ...{ primeId, supplierId, evidenceId: file.id, sha256: file.sha256 },
      ...{ disposedBy: personId, disposedByName: personName, retainedUntil: "2020-01-01" },
    });
    await tx
      .insert(oversightCheckpoints)
      .values({ primeId, size: 1, root: "0".repeat(64), note: "none" });
    await tx
      .insert(oversightCertificates)
      .values({ primeId, certificate: "none", bundleSealed: "none" });
    return { auditId };
  });
}
