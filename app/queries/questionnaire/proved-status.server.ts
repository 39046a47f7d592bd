import type { ProvedStatus } from "#app/domain/questionnaire/settle-questions.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { listStatusEndings } from "#app/queries/fact/status-ending.server.ts";

/** The statuses of a supplier that the prime accepted, that nothing corrected and nothing ended. */
export async function listProvedStatuses(
  scope: Scope,
  supplierId: string,
): Promise<ProvedStatus[]> {
  const [facts, endings] = await Promise.all([
    listSharedFacts(scope, { supplierId }),
    listStatusEndings(scope, [supplierId]),
  ]);
  const ended = new Set(endings.map(({ assessmentLineageId }) => assessmentLineageId));
  return facts.flatMap((fact) => {
    if (fact.kind !== "assessment" || fact.supersededById || ended.has(fact.lineageId)) return [];
    if (fact.reviews[0]?.outcome !== "accepted") return [];
    const { type, status, statusDate, revokedOn, complianceChangedOn } = fact.content;
    return revokedOn || complianceChangedOn ? [] : [{ type, status, statusDate }];
  });
}
