import { eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { type Actor, asSystemOnce } from "#app/platform/db.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { findManagedColleague } from "#app/queries/person/colleague.server.ts";
import { sessions } from "#db/schema/person.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** Sign a colleague out of every browser: one was lost, or somebody else sits at it. */
export function endSessionsOf(actor: Actor, personId: string): Promise<Outcome> {
  return asSystemOnce(async (tx) => {
    const colleague = await findManagedColleague(tx, actor, personId);
    if (!colleague) return { ok: false, reason: "not-found" };
    const { organizationId } = actor;
    await tx.delete(sessions).where(eq(sessions.personId, personId));
    await recordSecurityEvent(tx, { kind: "sessions.ended", personId, organizationId, actor });
    if (actor.role !== "system" && sideOf(actor.role) === "prime")
      await appendOversightEntry(
        { tx, actor },
        "person.signed-out",
        {},
        { personId, name: colleague.name },
      );
    return { ok: true };
  });
}
