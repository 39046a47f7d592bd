import { and, arrayContains, eq, inArray, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-open" };

/** End an auditor's access now; an invitation not yet accepted opens nothing any more. */
export function closeAudit(actor: Actor, contractId: string, grantId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    const [ended] = await tx
      .update(auditGrants)
      .set({ revokedAt: actor.at })
      .where(
        and(
          eq(auditGrants.id, grantId),
          inArray(
            auditGrants.auditId,
            tx
              .select({ id: audits.id })
              .from(audits)
              .where(arrayContains(audits.contractIds, [contractId])),
          ),
          eq(auditGrants.primeId, actor.organizationId),
          isNull(auditGrants.revokedAt),
        ),
      )
      .returning({ name: auditGrants.name, email: auditGrants.email });
    if (!ended) return { ok: false, reason: "not-open" };
    await tx
      .update(invitations)
      .set({ revokedAt: actor.at })
      .where(
        and(
          eq(invitations.organizationId, actor.organizationId),
          eq(invitations.auditGrantId, grantId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      );
    await appendOversightEntry(scope, "audit.closed", { contractId }, { grantId, ...ended });
    return { ok: true };
  });
}
