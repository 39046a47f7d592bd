import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { KeptFile } from "#app/domain/retention/kept-file.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listPastDisposals, type PastDisposal } from "./disposal.server.ts";
import { listKeptFiles } from "./kept-file.server.ts";
import { type LegalHold, listHolds } from "./legal-hold.server.ts";
import { type FileCursor, getRetentionPeriod, listFilesPastRetention } from "./retention.server.ts";

/** Everything that the page about retention shows. */
export type RetentionPageData = {
  years: number;
  /** the latest legal holds in force */
  holds: LegalHold[];
  hasMoreHolds: boolean;
  files: KeptFile[];
  next: FileCursor | null;
  /** when none is over: the first day on which a file may be disposed of; null when none is kept */
  firstDueOn: CalendarDate | null;
  /** the latest disposals */
  disposals: PastDisposal[];
  hasMoreDisposals: boolean;
};

const LATEST = 5;

export async function getRetentionPage(
  scope: Scope,
  after: FileCursor | null,
): Promise<RetentionPageData> {
  const period = await getRetentionPeriod(scope);
  const [holds, page, past] = await Promise.all([
    listHolds(scope, { isInForce: true, size: LATEST }),
    listFilesPastRetention(scope, period, after),
    listPastDisposals(scope, { size: LATEST }),
  ]);
  const files = await listKeptFiles(scope, page.evidenceIds);
  return {
    years: period.years,
    holds: holds.holds,
    hasMoreHolds: holds.next !== null,
    files,
    next: page.next,
    firstDueOn: page.firstDueOn,
    disposals: past.disposals,
    hasMoreDisposals: past.next !== null,
  };
}
