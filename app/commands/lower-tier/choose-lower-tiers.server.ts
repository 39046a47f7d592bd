import type { ChooseLowerTiersAnswer } from "#app/domain/lower-tier/forms.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listChoices, listOwnSubcontracts } from "#app/queries/lower-tier/choice.server.ts";
import { findUpperSubcontract } from "#app/queries/lower-tier/upper.server.ts";
import { lowerTierChoices } from "#db/schema/lower-tier.ts";
import { appendToOwnLog } from "./append-to-own-log.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "not-yours" | "chosen-since" };

/**
 * Say which of its own subcontracts are lower tiers of a subcontract towards a prime. It takes the place
 * of what was said before, which stays. The prime learns nothing of it until it is told.
 */
export function chooseLowerTiers(
  actor: Actor,
  subcontractId: string,
  { lowerIds, seen }: ChooseLowerTiersAnswer,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `lower tiers ${subcontractId}`);
    const upper = await findUpperSubcontract(scope, subcontractId);
    if (!upper) return { ok: false, reason: "not-found" };
    const [last] = await listChoices(scope, subcontractId);
    const chosen = [...new Set(lowerIds)].sort();
    const before = last?.lowerIds ?? [];
    if (last && isSame(before, chosen)) return { ok: true };
    if (seen !== (last?.version ?? 0)) return { ok: false, reason: "chosen-since" };
    const own = await listOwnSubcontracts(scope, before);
    const named = own.filter(({ id }) => chosen.includes(id));
    if (named.length < chosen.length) return { ok: false, reason: "not-yours" };
    await scope.tx.insert(lowerTierChoices).values({
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      organizationId: actor.organizationId,
      primeId: upper.primeId,
      subcontractId,
      version: (last?.version ?? 0) + 1,
      lowerIds: chosen,
    });
    const { primeName, number } = upper;
    const numbersOf = (ids: readonly string[]) =>
      own.filter(({ id }) => ids.includes(id)).map((one) => one.number);
    await appendToOwnLog(scope, "lower-tiers.chosen", {
      primeName,
      number,
      before: { subcontracts: numbersOf(before) },
      after: { subcontracts: numbersOf(chosen) },
    });
    return { ok: true };
  });
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((id) => after.includes(id));
}
