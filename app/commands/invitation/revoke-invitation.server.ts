import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { endAssignments } from "#app/commands/person/end-assignments.server.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listHeldBy } from "#app/queries/assignment/assignment.server.ts";
import { invitations } from "#db/schema/invitation.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-open" };

/** Withdraw an invitation that nobody accepted: its link opens nothing any more. */
export function revokeInvitation(
  actor: Actor,
  kind: "supplier" | "colleague",
  invitationId: string,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const revoked = await takeBack(scope, kind, invitationId);
    if (!revoked) return { ok: false, reason: "not-open" };
    await endAssignments(scope, await listHeldBy(scope, { invitationId }), "taken-back");
    const { email, supplierId, role } = revoked;
    if (actor.role !== "system" && sideOf(actor.role) === "prime")
      await appendOversightEntry(
        scope,
        "invitation.revoked",
        { supplierId },
        { invitationId, email, role },
      );
    return { ok: true };
  });
}

/** Mark an invitation of the actor's organization as withdrawn; null when there is none open. */
export async function takeBack(scope: Scope, kind: "supplier" | "colleague", invitationId: string) {
  const { tx, actor } = scope;
  await holdLog(scope);
  const [row] = await tx
    .update(invitations)
    .set({ revokedAt: actor.at })
    .where(
      and(
        eq(invitations.id, invitationId),
        eq(invitations.organizationId, actor.organizationId),
        eq(invitations.kind, kind),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        isNull(invitations.wrongPersonAt),
      ),
    )
    .returning();
  return row ?? null;
}
