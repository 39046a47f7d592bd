import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { decideAward } from "#app/domain/award/decide.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listExceptionsOf } from "#app/queries/award.server.ts";
import { decideAt } from "#app/queries/verdict.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { awards } from "#db/schema/award.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

type Refusal = "not-found" | "unanswered" | "awarded-already" | "not-supported";
type Outcome = { ok: true; awardId: string } | { ok: false; reason: Refusal };

/**
 * Record that a subcontract was awarded, with the verdict of that day. What the facts do not
 * support needs an exception that an approver allowed, and is marked so.
 */
export function recordAward(
  actor: Actor,
  subcontractId: string,
  { awardedOn }: { awardedOn: CalendarDate },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const subcontract = await lockSubcontract(scope, subcontractId);
    if (!subcontract) return { ok: false, reason: "not-found" };
    if (subcontract.state !== "proposed") return { ok: false, reason: "awarded-already" };
    const found = await decideAt(scope, subcontractId, { asOf: awardedOn });
    if (!found) return { ok: false, reason: "unanswered" };
    const exceptions = (await listExceptionsOf(scope, subcontractId)).map(({ id, decision }) => ({
      id,
      outcome: decision?.outcome ?? null,
    }));
    const ground = decideAward(found.decision, exceptions);
    if (!ground.ok) return ground;
    const { isSupported, exceptionId } = ground;
    const { contractId, supplierId } = subcontract;
    const awardId = randomUUID();
    const { tx } = scope;
    await tx.insert(awards).values({
      ...{ id: awardId, recordedAt: actor.at },
      ...{ recordedBy: actor.personId, recordedByName: actor.personName },
      ...{ primeId: actor.organizationId, contractId, subcontractId, awardedOn },
      ...{ isSupported, exceptionId, verdict: found.decision, catalogVersion: CATALOG_EDITION },
    });
    await tx
      .update(subcontracts)
      .set({ state: "awarded" })
      .where(eq(subcontracts.id, subcontractId));
    await appendOversightEntry(
      scope,
      "award.recorded",
      { contractId, subcontractId, supplierId },
      { awardId, awardedOn, isSupported, exceptionId, verdict: found.decision },
    );
    return { ok: true, awardId };
  });
}

/** Locked, so that two people cannot record the same award at once. */
async function lockSubcontract({ tx, actor }: Scope, subcontractId: string) {
  const [row] = await tx
    .select({
      state: subcontracts.state,
      contractId: subcontracts.contractId,
      supplierId: subcontracts.supplierId,
    })
    .from(subcontracts)
    .where(and(eq(subcontracts.id, subcontractId), eq(subcontracts.primeId, actor.organizationId)))
    .for("update");
  return row ?? null;
}
