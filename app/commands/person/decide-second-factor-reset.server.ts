import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { sideOf } from "#app/domain/access/roles.ts";
import { SECOND_FACTOR_RESET_HOURS } from "#app/domain/access/security-events.ts";
import { type Actor, asSystem, type Transaction } from "#app/platform/db.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { findManagedColleague, type ManagedColleague } from "#app/queries/colleague.server.ts";
import { passwordResets, persons, recoveryCodes } from "#db/schema/person.ts";
import { secondFactorResets } from "#db/schema/security.ts";
import { setPassword } from "./set-password.server.ts";

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
  return asSystem(async (tx) => {
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
    if (outcome === "approved") await reset(tx, actor, colleague, open.requestedByName);
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
    .for("update");
  return open;
}

async function reset(
  tx: Transaction,
  actor: Actor,
  { personId, name, email }: ManagedColleague,
  requesterName: string,
): Promise<void> {
  await tx
    .update(persons)
    .set({ totpSecret: null, totpConfirmedAt: null })
    .where(eq(persons.id, personId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await setPassword(tx, personId, { passwordHash: null, at: actor.at });
  const id = randomUUID();
  const expiresAt = new Date(actor.at.getTime() + SECOND_FACTOR_RESET_HOURS * 3_600_000);
  await tx.insert(passwordResets).values({ id, personId, expiresAt });
  await sendLetter(tx, {
    kind: "second-factor-reset",
    organizationId: null,
    to: { name, email },
    facts: {
      link: { tokenFor: "password-reset", id },
      organizationName: actor.organizationName,
      requesterName,
      approverName: actor.personName,
      openForHours: SECOND_FACTOR_RESET_HOURS,
    },
  });
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
