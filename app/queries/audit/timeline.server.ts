import { and, desc, eq, inArray, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { TimelineItem } from "#app/domain/audit/timeline-item.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { actorWords, readEntry } from "#app/domain/log/entry.ts";
import { sayEntry } from "#app/domain/log/entry-words.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { auditOf } from "./audit-of.server.ts";

const ITEMS_PER_PAGE = 50;

export type TimelinePage = { items: TimelineItem[]; next: number | null };

type About = { subcontractId: string; contractId: string; supplierId: string };

/**
 * Everything that happened to a subcontract, newest first: what the log says of it, of the terms of
 * its contract, and of the checks of its subcontractor's facts.
 *
 * @param before the entry before which the page begins.
 */
export async function listTimeline(
  scope: Scope,
  about: About,
  before?: number,
): Promise<TimelinePage> {
  const rows = await scope.tx
    .select({
      seq: oversightLog.seq,
      at: oversightLog.at,
      entry: oversightLog.entry,
      leafHash: oversightLog.leafHash,
    })
    .from(oversightLog)
    .where(
      and(
        eq(oversightLog.primeId, scope.actor.organizationId),
        concerns(about),
        ofThisRoom(scope),
        before === undefined ? undefined : lt(oversightLog.seq, before),
      ),
    )
    .orderBy(desc(oversightLog.seq))
    .limit(ITEMS_PER_PAGE + 1);
  const page = rows.slice(0, ITEMS_PER_PAGE);
  return {
    items: page.map(({ seq, at, entry, leafHash }) => {
      const read = readEntry(entry);
      const words = sayEntry(read);
      const told = { action: read.action, words, actor: actorWords(read) };
      return { seq, at: at.toISOString(), ...told, leafHash: toHex(leafHash) };
    }),
    next: rows.length > ITEMS_PER_PAGE ? (page.at(-1)?.seq ?? null) : null,
  };
}

function concerns({ subcontractId, contractId, supplierId }: About): SQL | undefined {
  return or(
    eq(oversightLog.subcontractId, subcontractId),
    and(eq(oversightLog.contractId, contractId), like(oversightLog.action, "contract.%")),
    and(
      eq(oversightLog.supplierId, supplierId),
      inArray(oversightLog.action, ["fact.accepted", "fact.returned"]),
    ),
  );
}

/** What other rooms were opened for and did is theirs, although it is about the same subcontract. */
function ofThisRoom({ tx, actor }: Scope): SQL | undefined {
  const detail = (name: string) => sql`${oversightLog.entry}::jsonb #>> ${`{detail,${name}}`}`;
  const grants = tx
    .select({ id: sql`${auditGrants.id}::text` })
    .from(auditGrants)
    .where(eq(auditGrants.auditId, auditOf(actor)));
  return or(
    sql`not (${oversightLog.action} like 'audit.%'
      or ${oversightLog.entry}::jsonb #>> '{actor,role}' = 'auditor')`,
    sql`${detail("auditId")} = ${auditOf(actor)}`,
    sql`${detail("grantId")} in ${grants}`,
  );
}
