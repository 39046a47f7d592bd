import type { AuditNote } from "#app/domain/audit/note.ts";
import { type Acknowledgement, acknowledgementOf } from "#app/domain/flowdown/acknowledgement.ts";
import { factsOfSubcontract } from "#app/domain/record/facts.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { nameCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { IssuedFlowdown } from "#app/queries/flowdown/flowdown.server.ts";
import {
  listQuestionnairesOnRecord,
  type QuestionnaireOnRecord,
} from "#app/queries/questionnaire/on-record.server.ts";
import { listRecords } from "#app/queries/record/record.server.ts";
import {
  listPlansOnRecord,
  type PlanOnRecord,
} from "#app/queries/remediation/record-plan.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import {
  getSubcontractPage,
  type SubcontractPageData,
} from "#app/queries/subcontract/subcontract-page.server.ts";
import { auditOf } from "./audit-of.server.ts";
import { listNotes } from "./note.server.ts";
import { listTimeline, type TimelinePage } from "./timeline.server.ts";

/** Everything an auditor reads of one subcontract. */
export type AuditSubcontract = Omit<SubcontractPageData, "flowdowns"> & {
  flowdowns: (IssuedFlowdown & { acknowledgement: Acknowledgement | null })[];
  records: RecordSummary[];
  /** which of the evidence the prime disposed of */
  disposals: Disposal[];
  /** the supplier's remediation plans, as far as they are shown to the prime */
  plans: PlanOnRecord[];
  /** what the prime asked the supplier in questionnaires */
  questionnaires: QuestionnaireOnRecord[];
  /** what the room's auditors wrote about it */
  notes: AuditNote[];
  timeline: TimelinePage;
};

const MOST_NOTES = 200;

/**
 * One subcontract with its records, notes and what happened to it; null when there is none.
 *
 * @param before the entry of the log before which the page of the timeline begins.
 */
export async function getAuditSubcontract(
  scope: Scope,
  subcontractId: string,
  before?: number,
): Promise<AuditSubcontract | null> {
  const auditId = auditOf(scope.actor);
  const [page, records, { notes }] = await Promise.all([
    getSubcontractPage(scope, subcontractId),
    listRecords(scope, subcontractId),
    listNotes(scope, { auditId, subcontractId }, MOST_NOTES),
  ]);
  if (!page) return null;
  const { contract, supplier } = page.subcontract;
  const evidenceIds = page.facts.flatMap((fact) => fact.evidence.map(({ id }) => id));
  const about = { subcontractId, contractId: contract.id, supplierId: supplier.id };
  return {
    ...page,
    subcontract: {
      ...page.subcontract,
      cuiCategories: nameCuiCategories(page.subcontract.cuiCategories),
    },
    flowdowns: page.flowdowns.map((flowdown) => ({
      ...flowdown,
      acknowledgement: acknowledgementOf(flowdown.id, page.facts),
    })),
    facts: factsOfSubcontract(page.facts, page.flowdowns),
    records: records.filter((record) => record.state !== "failed"),
    notes,
    disposals: await listDisposals(scope, evidenceIds),
    plans: await listPlansOnRecord(scope, [supplier.id]),
    questionnaires: await listQuestionnairesOnRecord(scope, [supplier.id]),
    timeline: await listTimeline(scope, about, before),
  };
}
