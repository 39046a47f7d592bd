import { eq } from "drizzle-orm";
import { logReading } from "#app/commands/log/log-reading.server.ts";
import type { OpenedEvidence } from "#app/commands/review/open-evidence.server.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { readBlob } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getSuppliersPlan } from "#app/queries/remediation/prime-plan.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { evidence } from "#db/schema/evidence.ts";

/**
 * The content of a file that shows that an item of a supplier's plan is closed, for the prime and for an
 * auditor of its room, as long as the plan is shown with its items; that it was seen enters the log.
 *
 * @returns null when no such file is shown; that it was disposed of, when it was.
 */
export async function openPlanFile(
  actor: Actor,
  { planId, evidenceId }: { planId: string; evidenceId: string },
): Promise<OpenedEvidence | { disposal: Disposal } | null> {
  const found = await asActor(actor, async (scope) => {
    const plan = await getSuppliersPlan(scope, planId);
    const item = plan?.shown.items?.find(({ files = [] }) =>
      files.some(({ id }) => id === evidenceId),
    );
    if (!plan || !item) return null;
    const [[file], [disposal]] = await Promise.all([
      scope.tx
        .select({
          fileName: evidence.fileName,
          mediaType: evidence.mediaType,
          sha256: evidence.sha256,
          blobKey: evidence.blobKey,
        })
        .from(evidence)
        .where(eq(evidence.id, evidenceId)),
      listDisposals(scope, [evidenceId]),
    ]);
    return file && { ...file, disposal, item, supplierId: plan.listed.supplierId };
  });
  if (!found) return null;
  const { disposal, blobKey, fileName, mediaType, sha256, item, supplierId } = found;
  if (disposal) return { disposal };
  const bytes = await readBlob(blobKey);
  const detail = { evidenceId, planId, itemNumber: item.number, fileName, sha256 };
  await logReading(actor, "evidence.viewed", { supplierId }, detail);
  return { bytes, fileName, mediaType };
}
