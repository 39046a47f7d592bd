import canonicalize from "canonicalize";
import { sql } from "drizzle-orm";
import type { OversightAction } from "#app/domain/log/actions.ts";
import { ENTRY_VERSION, reasonOf } from "#app/domain/log/entry.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";

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
   * carries `before` and `after`, and why a person did it `reason` or `note`.
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

/**
 * Until the transaction ends, nobody else appends to the log of the prime the scope works in. Whoever locks
 * or changes a supplier, a subcontract, a contract or what they shared holds it first, and takes its turns
 * before: with the log in hand others wait for such rows, and would wait for each other. An organization
 * that keeps no log has none to hold.
 */
export async function holdLog({
  tx,
  actor: { organizationId },
}: {
  tx: Transaction;
  actor: Pick<Scope["actor"], "organizationId">;
}): Promise<void> {
  await tx.execute(sql`select flowdown.hold_logs(array[${organizationId}::uuid])`);
}

function writeEntry(actor: Scope["actor"], { action, subject, detail }: OversightEntry) {
  const { contractId = null, subcontractId = null, supplierId = null } = subject;
  const told = JSON.parse(JSON.stringify(detail));
  const entry = canonicalize({
    version: ENTRY_VERSION,
    primeId: actor.organizationId,
    at: actor.at.toISOString(),
    action,
    actor: {
      id: actor.personId,
      name: actor.personName,
      role: actor.role,
      organization: actor.role === "system" ? null : actor.organizationName,
      secondFactorAt: actor.secondFactorAt?.toISOString() ?? null,
      ...actor.told,
    },
    subject: { contractId, subcontractId, supplierId },
    reason: reasonOf(told),
    digests: digestsOf(told),
    detail: told,
  });
  return { action, contractId, subcontractId, supplierId, entry };
}

/** SHA-256 of what was and of what is, so that either can be compared without being disclosed. */
function digestsOf({ before, after }: Record<string, unknown>) {
  if (before === undefined && after === undefined) return null;
  return { before: digestOf(before), after: digestOf(after) };
}

function digestOf(state: unknown): string | null {
  return state === undefined || state === null
    ? null
    : sha256Of(Buffer.from(canonicalize(state) ?? ""));
}
