import type { Gap } from "#app/domain/award/gaps.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  decideAudited,
  listAuditedSubcontracts,
} from "#app/queries/award/audited-subcontract.server.ts";
import { getRecordScope } from "./scope.server.ts";

/** A subcontract in the list of what is still open. */
export type SubcontractGaps = { id: string; number: string; supplierId: string; gaps: Gap[] };

/** What is still open today about what a record would cover; those without gaps are left out. */
export async function listGapsOf(scope: Scope, subject: RecordSubject): Promise<SubcontractGaps[]> {
  const covered = await getRecordScope(scope, subject, scope.actor.at);
  const audited = await listAuditedSubcontracts(scope, covered?.subcontractIds ?? []);
  const decided = await decideAudited(scope, audited, scope.actor.on);
  return decided
    .map(({ id, number, supplier, gaps }) => ({ id, number, supplierId: supplier.id, gaps }))
    .filter(({ gaps }) => gaps.length > 0);
}
