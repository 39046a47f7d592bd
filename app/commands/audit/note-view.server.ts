import { and, eq, gte, sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";

const AN_HOUR = 3_600_000;

type View = { grantId: string; contractId: string; subcontractId?: string; supplierId?: string };

/**
 * Enter into the log that an auditor looked at a page: once an hour for each grant and page, so that
 * turning back and forth does not drown what matters.
 */
export function noteView(actor: Actor, view: View): Promise<void> {
  const { grantId, contractId, subcontractId = null, supplierId = null } = view;
  const page = subcontractId ?? "contract";
  return asSystem(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('audit view ' || ${grantId} || ${page}, 0))`,
    );
    const [seen] = await tx
      .select({ seq: oversightLog.seq })
      .from(oversightLog)
      .where(
        and(
          eq(oversightLog.primeId, actor.organizationId),
          eq(oversightLog.contractId, contractId),
          eq(oversightLog.action, "audit.viewed"),
          gte(oversightLog.at, new Date(actor.at.getTime() - AN_HOUR)),
          sql`${oversightLog.entry}::jsonb -> 'detail' ->> 'grantId' = ${grantId}`,
          sql`${oversightLog.entry}::jsonb -> 'detail' ->> 'page' = ${page}`,
        ),
      )
      .limit(1);
    if (seen) return;
    await appendOversightEntry(
      { tx, actor },
      "audit.viewed",
      { contractId, subcontractId, supplierId },
      { grantId, page },
    );
  });
}
