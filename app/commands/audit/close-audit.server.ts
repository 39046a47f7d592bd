import { eq, inArray } from "drizzle-orm";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { invitations } from "#db/schema/invitation.ts";
import { withdrawInvitation } from "./end-access.server.ts";
import { findRoom } from "./find-room.server.ts";
import { logOfRoom } from "./log-of-room.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "closed-already" };

/** Close a room for everybody, now and for good; what was written in it stays. */
export function closeAudit(actor: Actor, auditId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    const room = await findRoom(scope, auditId);
    if (!room) return { ok: false, reason: "not-found" };
    if (room.state === "closed") return { ok: false, reason: "closed-already" };
    await tx.update(audits).set({ closedAt: actor.at }).where(eq(audits.id, auditId));
    const grants = tx
      .select({ id: auditGrants.id })
      .from(auditGrants)
      .where(eq(auditGrants.auditId, auditId));
    await withdrawInvitation(scope, inArray(invitations.auditGrantId, grants));
    await logOfRoom(scope, "audit.closed", room.contractIds, { auditId, title: room.title });
    return { ok: true };
  });
}
