import { acknowledgedOn } from "#app/domain/flowdown/acknowledgement.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { LogItem } from "#app/domain/oversight/log-item.ts";
import { factsOfSubcontract } from "#app/domain/oversight/record-facts.ts";
import type { RecordSummary } from "#app/domain/oversight/record-summary.ts";
import { nameCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { IssuedFlowdown } from "./flowdown.server.ts";
import { listLog } from "./oversight-log.server.ts";
import { listRecords } from "./oversight-record.server.ts";
import { getSubcontractPage, type SubcontractPageData } from "./subcontract-page.server.ts";

/** Everything an auditor reads of one subcontract. */
export type AuditSubcontract = Omit<SubcontractPageData, "flowdowns"> & {
  flowdowns: (IssuedFlowdown & { acknowledgedOn: CalendarDate | null })[];
  records: RecordSummary[];
  /** the newest entries of the log about it */
  timeline: LogItem[];
};

/** One subcontract with its records and what happened to it; null when there is none. */
export async function getAuditSubcontract(
  scope: Scope,
  subcontractId: string,
): Promise<AuditSubcontract | null> {
  const [page, records, log] = await Promise.all([
    getSubcontractPage(scope, subcontractId),
    listRecords(scope, subcontractId),
    listLog(scope, { subcontractId }),
  ]);
  if (!page) return null;
  return {
    ...page,
    subcontract: {
      ...page.subcontract,
      cuiCategories: nameCuiCategories(page.subcontract.cuiCategories),
    },
    flowdowns: page.flowdowns.map((flowdown) => ({
      ...flowdown,
      acknowledgedOn: acknowledgedOn(flowdown.id, page.facts),
    })),
    facts: factsOfSubcontract(page.facts, page.flowdowns),
    records: records.filter((record) => record.state === "ready"),
    timeline: log.entries,
  };
}
