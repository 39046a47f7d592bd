import { randomUUID } from "node:crypto";
import { and, eq, isNull, lte } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { SECOND_FACTOR_RESET_HOURS } from "#app/domain/person/security-events.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asSystemOnce, type Transaction } from "#app/platform/db.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import {
  findManagedColleague,
  listOtherManagers,
  type ManagedColleague,
} from "#app/queries/person/colleague.server.ts";
import { secondFactorResets } from "#db/schema/security.ts";

export type AskResetRefusal =
  | "not-found"
  | "yourself"
  | "works-elsewhere"
  | "no-second-factor"
  | "nobody-to-approve"
  | "asked-already";
type Outcome = { ok: true; resetId: string } | { ok: false; reason: AskResetRefusal };

/**
 * Ask that a colleague's second factor is reset, because they lost it and their recovery codes. A
 * second administrator decides; until then nothing changes. Whoever works for another organization
 * too cannot be reset here: nobody speaks for the other one.
 */
export function askSecondFactorReset(
  actor: Actor,
  personId: string,
  reason: string,
): Promise<Outcome> {
  return asSystemOnce(async (tx) => {
    const colleague = await findManagedColleague(tx, actor, personId);
    if (!colleague) return { ok: false, reason: "not-found" };
    const refusal = whyNot(actor, colleague);
    if (refusal) return { ok: false, reason: refusal };
    const approvers = await listOtherManagers(tx, actor, personId);
    if (approvers.length === 0) return { ok: false, reason: "nobody-to-approve" };
    const resetId = await insertReset(tx, actor, colleague, reason);
    if (!resetId) return { ok: false, reason: "asked-already" };
    const { organizationId, personName } = actor;
    await recordSecurityEvent(tx, {
      kind: "second-factor.reset-asked",
      personId,
      organizationId,
      actor,
    });
    const isPrime = actor.role !== "system" && sideOf(actor.role) === "prime";
    if (isPrime)
      await appendOversightEntry(
        { tx, actor },
        "second-factor.reset-asked",
        {},
        { resetId, name: colleague.name, reason },
      );
    const path = paths[isPrime ? "prime" : "subcontractor"].person(organizationId, personId);
    for (const { name, email } of approvers)
      await sendLetter(tx, {
        kind: "second-factor-reset-asked",
        organizationId,
        to: { name, email },
        facts: {
          link: { path },
          organizationName: actor.organizationName,
          personName: colleague.name,
          requesterName: personName,
          reason,
          openForHours: SECOND_FACTOR_RESET_HOURS,
        },
      });
    return { ok: true, resetId };
  });
}

function whyNot(actor: Actor, colleague: ManagedColleague): AskResetRefusal | null {
  if (colleague.personId === actor.personId) return "yourself";
  if (colleague.worksElsewhere) return "works-elsewhere";
  return colleague.hasSecondFactor ? null : "no-second-factor";
}

/** @returns its id; null when one waits already */
async function insertReset(
  tx: Transaction,
  actor: Actor,
  { personId, name }: ManagedColleague,
  reason: string,
): Promise<string | null> {
  const { organizationId, at } = actor;
  await tx
    .update(secondFactorResets)
    .set({ outcome: "expired", decidedAt: at })
    .where(
      and(
        eq(secondFactorResets.organizationId, organizationId),
        eq(secondFactorResets.personId, personId),
        isNull(secondFactorResets.outcome),
        lte(secondFactorResets.expiresAt, at),
      ),
    );
  const id = randomUUID();
  const inserted = await tx
    .insert(secondFactorResets)
    .values({
      id,
      requestedAt: at,
      organizationId,
      personId,
      personName: name,
      requestedBy: actor.personId,
      requestedByName: actor.personName,
      reason,
      expiresAt: new Date(at.getTime() + SECOND_FACTOR_RESET_HOURS * 3_600_000),
    })
    .onConflictDoNothing()
    .returning({ id: secondFactorResets.id });
  return inserted.length > 0 ? id : null;
}
