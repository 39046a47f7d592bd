import { and, eq, gte, sql } from "drizzle-orm";
import { appendOversightEntries } from "#app/commands/log/append-entry.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import type { Auditor } from "./as-auditor.server.ts";

const AN_HOUR = 3_600_000;

/** Pages of the audit room that are about all its contracts. */
export type RoomPage = "matrix" | "samples" | "notes" | "working-paper";

/** What an auditor looks at. */
export type AuditView =
  | { page: RoomPage }
  | { page: "contract"; contractId: string }
  | { page: "subcontract"; contractId: string; subcontractId: string; supplierId: string };

/**
 * Enter into the log that an auditor looked at a page: once an hour for each access and page, so
 * that turning back and forth does not drown what matters. A page about the whole room is told in
 * the log of each of its contracts.
 */
export async function noteView(actor: Auditor, view: AuditView): Promise<void> {
  if (actor.readsNothing) return;
  const { grantId, auditId, auditContracts } = actor;
  const page = view.page === "subcontract" ? view.subcontractId : view.page;
  const subjects =
    view.page === "subcontract" || view.page === "contract"
      ? [subjectOf(view)]
      : auditContracts.map((contractId) => ({ contractId }));
  const [first] = subjects;
  return asSystem(async (tx) => {
    if (!first) return;
    await takeTurnAt(tx, `audit view ${grantId} ${page} ${first.contractId}`);
    const [seen] = await tx
      .select({ seq: oversightLog.seq })
      .from(oversightLog)
      .where(
        and(
          eq(oversightLog.primeId, actor.organizationId),
          eq(oversightLog.contractId, first.contractId),
          eq(oversightLog.action, "audit.viewed"),
          gte(oversightLog.at, new Date(actor.at.getTime() - AN_HOUR)),
          sql`${oversightLog.entry}::jsonb -> 'detail' ->> 'grantId' = ${grantId}`,
          sql`${oversightLog.entry}::jsonb -> 'detail' ->> 'page' = ${page}`,
        ),
      )
      .limit(1);
    if (seen) return;
    await appendOversightEntries(
      { tx, actor },
      subjects.map((subject) => ({
        action: "audit.viewed",
        subject,
        detail: { auditId, grantId, page },
      })),
    );
  });
}

function subjectOf({ page: _, ...subject }: Exclude<AuditView, { page: RoomPage }>) {
  return subject;
}
