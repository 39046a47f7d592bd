import { and, eq, inArray, isNull } from "drizzle-orm";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { OversightAction } from "#app/domain/log/actions.ts";
import { orderedPair } from "#app/domain/supplier/told-apart.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getPairToTell, type PairToTell } from "#app/queries/supplier/told-apart.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { suppliersToldApart } from "#db/schema/supplier-told-apart.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/**
 * Mark two records that look alike as two companies, so that they are not pointed at again. Where it
 * stands already, and they came to share a CAGE code since, it is said anew.
 */
export function tellApart(
  actor: Actor,
  ids: [string, string],
  { reason }: { reason: string },
): Promise<Outcome> {
  return withPair(actor, ids, async (scope, pair) => {
    if (pair.said?.stillHolds) return;
    if (pair.said) await takeBackRow(scope, pair.said.id);
    const [firstId, secondId] = orderedPair(pair.a.id, pair.b.id);
    await scope.tx.insert(suppliersToldApart).values({
      toldAt: actor.at,
      toldBy: actor.personId,
      toldByName: actor.personName,
      primeId: actor.organizationId,
      firstId,
      secondId,
      reason,
      sharedCages: pair.sharedCages,
    });
    await log(scope, "supplier.told-apart", pair, { reason, sharedCages: pair.sharedCages });
  });
}

/** Take back that two records are two companies: they are pointed at again where they look alike. */
export function takeBackToldApart(actor: Actor, ids: [string, string]): Promise<Outcome> {
  return withPair(actor, ids, async (scope, pair) => {
    if (!pair.said) return;
    await takeBackRow(scope, pair.said.id);
    await log(scope, "supplier.told-apart-withdrawn", pair, { reason: pair.said.reason });
  });
}

/** In the turn of merging: two records are not merged and told apart at once. */
function withPair(
  actor: Actor,
  ids: [string, string],
  change: (scope: Scope, pair: PairToTell) => Promise<void>,
): Promise<Outcome> {
  return asActor<Outcome>(actor, async (scope) => {
    await takeTurn(scope, "merge suppliers");
    await holdLog(scope);
    await scope.tx
      .select({ id: suppliers.id })
      .from(suppliers)
      .where(and(inArray(suppliers.id, ids), eq(suppliers.primeId, actor.organizationId)))
      .orderBy(suppliers.id)
      .for("no key update");
    const pair = await getPairToTell(scope, ...ids);
    if (!pair) return { ok: false, reason: "not-found" };
    await change(scope, pair);
    return { ok: true };
  });
}

async function takeBackRow({ tx, actor }: Scope, id: string): Promise<void> {
  await tx
    .update(suppliersToldApart)
    .set({ takenBackAt: actor.at, takenBackBy: actor.personId, takenBackByName: actor.personName })
    .where(and(eq(suppliersToldApart.id, id), isNull(suppliersToldApart.takenBackAt)));
}

/** On both records, so that each one's page tells it. */
async function log(
  scope: Scope,
  action: OversightAction,
  { a, b }: PairToTell,
  what: Record<string, unknown>,
): Promise<void> {
  const detail = { ids: [a.id, b.id], names: [a.legalName, b.legalName], ...what };
  await appendOversightEntries(
    scope,
    [a, b].map(({ id }) => ({ action, subject: { supplierId: id }, detail })),
  );
}
