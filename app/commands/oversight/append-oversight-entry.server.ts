import canonicalize from "canonicalize";
import { sql } from "drizzle-orm";
import type { OversightAction } from "#app/domain/oversight/actions.ts";
import type { Scope } from "#app/platform/db.server.ts";

export type OversightSubject = {
  contractId?: string | null;
  subcontractId?: string | null;
  supplierId?: string | null;
};

export type OversightEntry = {
  action: OversightAction;
  subject: OversightSubject;
  /**
   * what happened, complete enough to be understood alone: JSON values only. What was changed
   * carries `before` and `after`.
   */
  detail: Record<string, unknown>;
};

/** Append one entry to the log of the prime the scope works in, in the transaction of what it tells. */
export function appendOversightEntry(
  scope: Scope,
  action: OversightAction,
  subject: OversightSubject,
  detail: Record<string, unknown>,
): Promise<void> {
  return appendOversightEntries(scope, [{ action, subject, detail }]);
}

const ENTRIES_PER_STATEMENT = 5_000;

/** The same for many entries, in their order. */
export async function appendOversightEntries(
  { tx, actor }: Scope,
  entries: readonly OversightEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += ENTRIES_PER_STATEMENT) {
    const rows = entries
      .slice(start, start + ENTRIES_PER_STATEMENT)
      .map((entry) => writeEntry(actor, entry));
    await tx.execute(sql`select flowdown.append_oversight_entries(
      ${actor.organizationId}::uuid, ${actor.at.toISOString()}::timestamptz,
      ${actor.personId}::uuid, ${JSON.stringify(rows)}::jsonb)`);
  }
}

function writeEntry(actor: Scope["actor"], { action, subject, detail }: OversightEntry) {
  const { contractId = null, subcontractId = null, supplierId = null } = subject;
  const entry = canonicalize({
    version: 1,
    primeId: actor.organizationId,
    at: actor.at.toISOString(),
    action,
    actor: {
      id: actor.personId,
      name: actor.personName,
      role: actor.role,
      organization: actor.organizationName,
      secondFactorAt: actor.secondFactorAt?.toISOString() ?? null,
    },
    subject: { contractId, subcontractId, supplierId },
    detail: JSON.parse(JSON.stringify(detail)),
  });
  return { action, contractId, subcontractId, supplierId, entry };
}
