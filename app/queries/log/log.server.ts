import { and, asc, desc, eq, gt, ilike, inArray, lt, lte, or, type SQL } from "drizzle-orm";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { endOfDay } from "#app/domain/kernel/end-of-day.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { actorWords, readEntry } from "#app/domain/log/entry.ts";
import type { LogFilter } from "#app/domain/log/filter.ts";
import type { LogItem } from "#app/domain/log/item.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

const ENTRIES_PER_PAGE = 50;

export type LogPage = { entries: LogItem[]; next: number | null };

/** The log from the newest entry on, narrowed by a filter. */
export async function listLog(scope: Scope, filter: LogFilter): Promise<LogPage> {
  const rows = await selectNamed(scope.tx)
    .where(narrowed(scope, filter))
    .orderBy(desc(oversightLog.seq))
    .limit(ENTRIES_PER_PAGE + 1);
  const page = rows.slice(0, ENTRIES_PER_PAGE);
  return {
    entries: page.map(itemOf),
    next: rows.length > ENTRIES_PER_PAGE ? (page.at(-1)?.entry.seq ?? null) : null,
  };
}

/** One entry with its text, exactly as it was hashed; null when there is none. */
export async function getLogEntry(
  { tx, actor }: Scope,
  seq: number,
): Promise<{ item: LogItem; text: string } | null> {
  const [row] = await selectNamed(tx).where(
    and(eq(oversightLog.primeId, actor.organizationId), eq(oversightLog.seq, seq)),
  );
  return row ? { item: itemOf(row), text: row.entry.entry } : null;
}

/** Entries with the names of what they are about. */
function selectNamed(tx: Scope["tx"]) {
  return tx
    .select({
      entry: oversightLog,
      piid: contracts.piid,
      number: subcontracts.number,
      legalName: suppliers.legalName,
    })
    .from(oversightLog)
    .leftJoin(contracts, eq(contracts.id, oversightLog.contractId))
    .leftJoin(subcontracts, eq(subcontracts.id, oversightLog.subcontractId))
    .leftJoin(suppliers, eq(suppliers.id, oversightLog.supplierId));
}

function itemOf({
  entry,
  piid,
  number,
  legalName,
}: Awaited<ReturnType<typeof selectNamed>>[number]): LogItem {
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    action: entry.action,
    actor: actorWords(readEntry(entry.entry)),
    contract: entry.contractId && piid ? { id: entry.contractId, piid } : null,
    subcontract: entry.subcontractId && number ? { id: entry.subcontractId, number } : null,
    supplier: entry.supplierId && legalName ? { id: entry.supplierId, legalName } : null,
    leafHash: toHex(entry.leafHash),
  };
}

const ENTRIES_PER_PIECE = 1_000;

/** One piece of an export: entries as they were hashed, oldest first, after the one given. */
export async function listLogPiece(
  scope: Scope,
  filter: LogFilter,
  after: number,
): Promise<{ seq: number; leafHash: string; entry: string }[]> {
  const { seq, leafHash, entry } = oversightLog;
  const rows = await scope.tx
    .select({ seq, leafHash, entry })
    .from(oversightLog)
    .where(and(narrowed(scope, filter), gt(seq, after)))
    .orderBy(asc(seq))
    .limit(ENTRIES_PER_PIECE);
  return rows.map((row) => ({ ...row, leafHash: toHex(row.leafHash) }));
}

function narrowed(scope: Scope, filter: LogFilter): SQL | undefined {
  const { action, contractId, subcontractId, supplierId, from, to, before, search } = filter;
  const { timeZone = "UTC" } = scope.actor;
  return and(
    eq(oversightLog.primeId, scope.actor.organizationId),
    action && eq(oversightLog.action, action),
    contractId ? eq(oversightLog.contractId, contractId) : undefined,
    subcontractId ? eq(oversightLog.subcontractId, subcontractId) : undefined,
    supplierId ? eq(oversightLog.supplierId, supplierId) : undefined,
    from && gt(oversightLog.at, endOfDay(addDays(from, -1), timeZone)),
    to && lte(oversightLog.at, endOfDay(to, timeZone)),
    before === undefined ? undefined : lt(oversightLog.seq, before),
    search ? named(scope, search) : undefined,
  );
}

/** Entries about something whose number or name holds the text. */
function named({ tx }: Scope, search: string): SQL | undefined {
  const pattern = likePattern(search);
  // Contract numbers are kept without the dashes that people write.
  const piid = pattern.toUpperCase().replaceAll("-", "");
  return or(
    inArray(
      oversightLog.contractId,
      tx.select({ id: contracts.id }).from(contracts).where(ilike(contracts.piid, piid)),
    ),
    inArray(
      oversightLog.subcontractId,
      tx
        .select({ id: subcontracts.id })
        .from(subcontracts)
        .where(ilike(subcontracts.number, pattern)),
    ),
    inArray(
      oversightLog.supplierId,
      tx.select({ id: suppliers.id }).from(suppliers).where(ilike(suppliers.legalName, pattern)),
    ),
  );
}
