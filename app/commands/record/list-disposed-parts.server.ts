import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { readJws } from "#app/domain/archive/signature.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { type Actor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { shares } from "#db/schema/fact.ts";
import { questionnaireFiles } from "#db/schema/questionnaire.ts";

const Parts = z.object({ files: z.array(z.object({ sha256: z.string() })) });

/**
 * The evidence that a record needs and that its prime disposed of. Read by the system role, because
 * an auditor is not shown disposals; the rows are those of the actor's prime all the same.
 */
export function listDisposedParts(
  actor: Actor,
  { manifestJws }: { manifestJws: string | null },
): Promise<Disposal[]> {
  const { files } = Parts.parse(JSON.parse(readJws(manifestJws ?? "")?.payload ?? '{"files":[]}'));
  return asSystem(async (tx) => {
    const scope = { tx, actor };
    const given = await listGiven(
      scope,
      files.map((file) => file.sha256),
    );
    const disposals = await listDisposals(
      scope,
      given.map((row) => row.id),
    );
    const disposed = new Set(disposals.map((one) => one.evidenceId));
    // The same content may have come from two suppliers: it is there while one of the files is.
    const there = new Set(given.filter(({ id }) => !disposed.has(id)).map((row) => row.sha256));
    return disposals.filter(({ sha256 }) => !there.has(sha256));
  });
}

/** Files with some content that were shared with the prime, or handed in to it as answers. */
async function listGiven({ tx, actor }: Scope, hashes: string[]) {
  const shared = tx
    .selectDistinct({ id: evidence.id, sha256: evidence.sha256 })
    .from(evidence)
    .innerJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
    .innerJoin(shares, eq(shares.factId, evidenceLinks.factId))
    .where(and(inArray(evidence.sha256, hashes), eq(shares.primeId, actor.organizationId)));
  const answered = tx
    .selectDistinct({ id: evidence.id, sha256: evidence.sha256 })
    .from(evidence)
    .innerJoin(questionnaireFiles, eq(questionnaireFiles.evidenceId, evidence.id))
    .where(
      and(inArray(evidence.sha256, hashes), eq(questionnaireFiles.primeId, actor.organizationId)),
    );
  return [...(await shared), ...(await answered)];
}
