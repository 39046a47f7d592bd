import { and, eq, isNull } from "drizzle-orm";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";
import { withdrawInvitation } from "./end-access.server.ts";
import { findRoom } from "./find-room.server.ts";
import { inviteAuditor } from "./let-in.server.ts";
import { logOfRoom } from "./log-of-room.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "quota" | "not-open" };

/** Send an auditor's invitation again: a new link, and the earlier one opens nothing any more. */
export function resendAuditInvitation(
  actor: Actor,
  auditId: string,
  grantId: string,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "invitations");
    if (!isWithin) return { ok: false, reason: "quota" };
    const room = await findRoom(scope, auditId);
    const [grant] = await scope.tx
      .select({ name: auditGrants.name, email: auditGrants.email })
      .from(auditGrants)
      .where(
        and(
          eq(auditGrants.id, grantId),
          eq(auditGrants.auditId, auditId),
          isNull(auditGrants.personId),
          isNull(auditGrants.revokedAt),
        ),
      );
    if (!room || !grant || room.state === "over" || room.state === "closed")
      return { ok: false, reason: "not-open" };
    await withdrawInvitation(scope, eq(invitations.auditGrantId, grantId));
    await inviteAuditor(scope, room, { grantId, ...grant });
    await logOfRoom(scope, "invitation.resent", room.contractIds, { auditId, grantId, ...grant });
    return { ok: true };
  });
}
