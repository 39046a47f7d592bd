import { and, eq, isNull } from "drizzle-orm";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { findRoom } from "./find-room.server.ts";
import { type Entrant, letIn } from "./let-in.server.ts";

type Refusal = "quota" | "not-found" | "over" | "in-already";
type Outcome = { ok: true; grantId: string } | { ok: false; reason: Refusal };

/** Let one more person into a room; an invitation goes to them. */
export function addAuditor(actor: Actor, auditId: string, entrant: Entrant): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "invitations");
    if (!isWithin) return { ok: false, reason: "quota" };
    const room = await findRoom(scope, auditId);
    if (!room) return { ok: false, reason: "not-found" };
    if (room.state === "over" || room.state === "closed") return { ok: false, reason: "over" };
    const [alike] = await scope.tx
      .select({ id: auditGrants.id })
      .from(auditGrants)
      .where(
        and(
          eq(auditGrants.auditId, auditId),
          eq(auditGrants.email, entrant.email),
          isNull(auditGrants.revokedAt),
        ),
      );
    if (alike) return { ok: false, reason: "in-already" };
    return { ok: true, grantId: await letIn(scope, room, entrant) };
  });
}
