import canonicalize from "canonicalize";
import { sql } from "drizzle-orm";
import type { OversightAction } from "#app/domain/oversight/actions.ts";
import type { Scope } from "#app/platform/db.server.ts";

export type OversightSubject = {
  contractId?: string | null;
  subcontractId?: string | null;
  supplierId?: string | null;
};

/**
 * Append to the log of the prime the scope works in, in the transaction of what it tells.
 *
 * @param detail what happened, complete enough to be understood alone: JSON values only. What was
 *   changed carries `before` and `after`.
 */
export async function appendOversightEntry(
  { tx, actor }: Scope,
  action: OversightAction,
  subject: OversightSubject,
  detail: Record<string, unknown>,
): Promise<void> {
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
    subject: {
      contractId: subject.contractId ?? null,
      subcontractId: subject.subcontractId ?? null,
      supplierId: subject.supplierId ?? null,
    },
    detail: JSON.parse(JSON.stringify(detail)),
  });
  await tx.execute(sql`select flowdown.append_oversight_entry(
    ${actor.organizationId}::uuid, ${actor.at.toISOString()}::timestamptz, ${action},
    ${actor.personId}::uuid, ${subject.contractId ?? null}::uuid,
    ${subject.subcontractId ?? null}::uuid, ${subject.supplierId ?? null}::uuid, ${entry})`);
}
