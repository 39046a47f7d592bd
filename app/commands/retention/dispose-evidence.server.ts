import { and, eq, inArray } from "drizzle-orm";
import { keepExpirations } from "#app/commands/expiration/keep-expirations.server.ts";
import {
  appendOversightEntries,
  type OversightEntry,
} from "#app/commands/log/append-entry.server.ts";
import type { KeptFile } from "#app/domain/retention/kept-file.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listKeptFiles } from "#app/queries/retention/kept-file.server.ts";
import { evidenceDisposals } from "#db/schema/retention.ts";

type Outcome =
  | { ok: true; disposed: number; already: number }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "held" | "not-yet"; files: string[] };

/**
 * Dispose of evidence that was kept long enough: all of the files, or none when one of them is held
 * or not due. From then on the prime does not get their content any more; their names, their hashes
 * and what the log says of them stay. A file that was disposed of before stays as it is.
 */
export function disposeEvidence(
  actor: Actor,
  { evidenceIds }: { evidenceIds: readonly string[] },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "retention");
    const done = await listDone(scope, evidenceIds);
    const open = [...new Set(evidenceIds)].filter((id) => !done.has(id));
    const files = await listKeptFiles(scope, open);
    if (files.length < open.length) return { ok: false, reason: "not-found" };
    for (const reason of ["held", "not-yet"] as const) {
      const refused = files.filter(({ verdict }) => !verdict.may && verdict.reason === reason);
      if (refused.length > 0)
        return { ok: false, reason, files: refused.map((file) => file.fileName) };
    }
    if (files.length > 0) await dispose(scope, files);
    return { ok: true, disposed: files.length, already: done.size };
  });
}

async function listDone({ tx, actor }: Scope, evidenceIds: readonly string[]) {
  const { evidenceId, primeId } = evidenceDisposals;
  const rows = await tx
    .select({ evidenceId })
    .from(evidenceDisposals)
    .where(and(eq(primeId, actor.organizationId), inArray(evidenceId, [...evidenceIds])));
  return new Set(rows.map((row) => row.evidenceId));
}

async function dispose(scope: Scope, files: readonly KeptFile[]): Promise<void> {
  const { tx, actor } = scope;
  await tx.insert(evidenceDisposals).values(
    files.map(({ evidenceId, sha256, supplier, retention }) => ({
      primeId: actor.organizationId,
      supplierId: supplier.id,
      evidenceId,
      sha256,
      disposedAt: actor.at,
      disposedBy: actor.personId,
      disposedByName: actor.personName,
      retainedUntil: retention.until,
    })),
  );
  await appendOversightEntries(scope, files.map(entryOf));
  await keepExpirations(scope, [...new Set(files.map(({ supplier }) => supplier.id))]);
}

/** It concerns every subcontract of the supplier alike, so it is told of the supplier alone. */
function entryOf(file: KeptFile): OversightEntry {
  const { evidenceId, fileName, sha256, supplier, retention, facts, answers, verdict } = file;
  const planIds = [...new Set(file.planItems.map(({ planId }) => planId))];
  return {
    action: "evidence.disposed",
    subject: { supplierId: supplier.id },
    detail: {
      evidenceId,
      fileName,
      sha256,
      retainedUntil: retention.until,
      why: verdict.why,
      citation: retention.citation,
      factIds: facts.map(({ factId }) => factId),
      questionnaireRequestIds: answers.map((one) => one.questionnaireRequestId),
      ...(planIds.length > 0 && { planIds }),
    },
  };
}
