import { eq } from "drizzle-orm";
import { logReading } from "#app/commands/log/log-reading.server.ts";
import type { OpenedEvidence } from "#app/commands/review/open-evidence.server.ts";
import { listAnswerFiles } from "#app/domain/questionnaire/answer-files.ts";
import { earlierAnswersIn } from "#app/domain/questionnaire/asked-questions.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { readBlob } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getReviewFile } from "#app/queries/questionnaire/review-file.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { evidence } from "#db/schema/evidence.ts";

/**
 * The content of a file that was handed in as an answer, for the prime and for an auditor of its room;
 * that it was seen enters the log. A file of an answer in preparation does not exist for either.
 *
 * @returns null when no such file was handed in; that it was disposed of, when it was.
 */
export async function openAnswerFile(
  actor: Actor,
  { requestId, evidenceId }: { requestId: string; evidenceId: string },
): Promise<OpenedEvidence | { disposal: Disposal } | null> {
  const found = await asActor(actor, async (scope) => {
    const file = await getReviewFile(scope, requestId);
    if (!file) return null;
    const { request, rounds } = file;
    const given = [...rounds.map(({ answers }) => answers), earlierAnswersIn(request.settled)];
    const named = given.flatMap(listAnswerFiles).find((one) => one.file.id === evidenceId);
    if (!named) return null;
    const { fileName, mediaType, sha256, blobKey } = evidence;
    const [[row], [disposal]] = await Promise.all([
      scope.tx
        .select({ fileName, mediaType, sha256, blobKey })
        .from(evidence)
        .where(eq(evidence.id, evidenceId)),
      listDisposals(scope, [evidenceId]),
    ]);
    return row && { ...row, disposal, question: named.question, supplierId: request.supplierId };
  });
  if (!found) return null;
  const { disposal, blobKey, fileName, mediaType, sha256, question, supplierId } = found;
  if (disposal) return { disposal };
  const bytes = await readBlob(blobKey);
  const detail = { evidenceId, questionnaireRequestId: requestId, question, fileName, sha256 };
  await logReading(actor, "evidence.viewed", { supplierId }, detail);
  return { bytes, fileName, mediaType };
}
