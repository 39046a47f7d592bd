import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";
import { findRoom } from "./find-room.server.ts";
import { logOfRoom } from "./log-of-room.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-open" };

/** End an auditor's access now; an invitation not yet accepted opens nothing any more. */
export function endAccess(actor: Actor, auditId: string, grantId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const room = await findRoom(scope, auditId);
    const isOpen = and(
      eq(auditGrants.id, grantId),
      eq(auditGrants.auditId, auditId),
      eq(auditGrants.primeId, actor.organizationId),
      isNull(auditGrants.revokedAt),
    );
    const open = scope.tx.select({ id: auditGrants.id }).from(auditGrants).where(isOpen);
    // Before the access: who takes an invitation at the same moment holds them in this order too.
    await withdrawInvitation(scope, inArray(invitations.auditGrantId, open));
    const [ended] = await scope.tx
      .update(auditGrants)
      .set({ revokedAt: actor.at })
      .where(isOpen)
      .returning({ name: auditGrants.name, email: auditGrants.email });
    if (!ended || !room) return { ok: false, reason: "not-open" };
    const detail = { auditId, title: room.title, grantId, ...ended };
    await logOfRoom(scope, "audit.closed", room.contractIds, detail);
    return { ok: true };
  });
}

/** An invitation that nobody accepted yet opens nothing any more. */
export async function withdrawInvitation(
  { tx, actor }: Scope,
  which: SQL | undefined,
): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: actor.at })
    .where(
      and(
        eq(invitations.organizationId, actor.organizationId),
        eq(invitations.kind, "auditor"),
        which,
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
}
