import type { ReuseAnswer } from "#app/domain/sharing/reuse.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listWhatPrimesSee } from "#app/queries/sharing/reuse.server.ts";
import { reuseChoices } from "#db/schema/sharing.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "held" };

/**
 * Offer a fact to a prime in what it asks next, or stop offering it. What the prime holds stays with it:
 * of that there is nothing to choose. No prime learns of the choice.
 */
export function chooseReuse(actor: Actor, answer: ReuseAnswer): Promise<Outcome> {
  const { primeId, lineageId, offer } = answer;
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "choose what is offered");
    const prime = (await listWhatPrimesSee(scope)).find((one) => one.primeId === primeId);
    const seen = prime?.facts.find(({ fact }) => fact.lineageId === lineageId);
    if (!seen) return { ok: false, reason: "not-found" };
    if (seen.state === "held") return { ok: false, reason: "held" };
    if ((seen.state === "offered") === offer) return { ok: true };
    await scope.tx.insert(reuseChoices).values({
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      organizationId: actor.organizationId,
      primeId,
      lineageId,
      isOffered: offer,
    });
    return { ok: true };
  });
}
