import { and, eq, gt, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { type Actor, asSystemOnce, type Transaction } from "#app/platform/db.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { findManagedColleague } from "#app/queries/person/colleague.server.ts";
import { secondFactorResets } from "#db/schema/security.ts";
import { resetSecondFactor } from "./reset-second-factor.server.ts";

export type DecideResetRefusal = "not-found" | "not-open" | "not-yours" | "works-elsewhere";
type Outcome = { ok: true } | { ok: false; reason: DecideResetRefusal };

/**
 * Decide on the reset of a colleague's second factor that another administrator asked for.
 *
 * Approved, the authenticator app, the recovery codes and the password open nothing any more, every
 * session ends, and a letter leads the person to a new password and a new app: neither a thief of the
 * password nor the administrators come in by it.
 */
export function decideSecondFactorReset(
  actor: Actor,
  resetId: string,
  outcome: "approved" | "refused",
): Promise<Outcome> {
  return asSystemOnce(async (tx) => {
    const open = await holdOpenReset(tx, actor, resetId);
    if (!open) return { ok: false, reason: "not-open" };
    if (open.requestedBy === actor.personId || open.personId === actor.personId)
      return { ok: false, reason: "not-yours" };
    const colleague = await findManagedColleague(tx, actor, open.personId);
    if (!colleague) return { ok: false, reason: "not-found" };
    if (outcome === "approved" && colleague.worksElsewhere)
      return { ok: false, reason: "works-elsewhere" };
    await tx
      .update(secondFactorResets)
      .set({
        outcome,
        decidedAt: actor.at,
        decidedBy: actor.personId,
        decidedByName: actor.personName,
      })
      .where(eq(secondFactorResets.id, resetId));
    if (outcome === "approved")
      await resetSecondFactor(tx, colleague, {
        organizationName: actor.organizationName,
        requesterName: open.requestedByName,
        approverName: actor.personName,
        at: actor.at,
      });
    await tell(tx, actor, open, outcome);
    return { ok: true };
  });
}

type OpenReset = typeof secondFactorResets.$inferSelect;

/** The reset, held until the transaction ends; undefined when it was decided or is too old. */
async function holdOpenReset(
  tx: Transaction,
  actor: Actor,
  resetId: string,
): Promise<OpenReset | undefined> {
  const [open] = await tx
    .select()
    .from(secondFactorResets)
    .where(
      and(
        eq(secondFactorResets.id, resetId),
        eq(secondFactorResets.organizationId, actor.organizationId),
        isNull(secondFactorResets.outcome),
        gt(secondFactorResets.expiresAt, actor.at),
      ),
    )
    .for("no key update");
  return open;
}

async function tell(
  tx: Transaction,
  actor: Actor,
  { id, personId, personName, requestedByName }: OpenReset,
  outcome: "approved" | "refused",
): Promise<void> {
  const kind = outcome === "approved" ? "second-factor.reset" : "second-factor.reset-refused";
  const { organizationId } = actor;
  await recordSecurityEvent(tx, { kind, personId, organizationId, actor });
  if (actor.role !== "system" && sideOf(actor.role) === "prime")
    await appendOversightEntry(
      { tx, actor },
      kind,
      {},
      { resetId: id, name: personName, requestedByName },
    );
}
