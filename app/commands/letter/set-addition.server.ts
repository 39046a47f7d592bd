import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { ADDED_KIND_WORDS, type AddedKind } from "#app/domain/letter/addition.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getAddition } from "#app/queries/letter/addition.server.ts";
import { letterAdditions } from "#db/schema/letter.ts";

/**
 * Set the words that a prime adds to a kind of letter from now on; "" takes them back. What was sent
 * keeps what it said, and the same words again change nothing.
 */
export function setAddition(actor: Actor, kind: AddedKind, text: string): Promise<void> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `letter words ${kind}`);
    const before = await getAddition(scope, kind);
    if (before === text) return;
    await scope.tx.insert(letterAdditions).values({
      primeId: actor.organizationId,
      kind,
      text,
      setBy: actor.personId,
      setByName: actor.personName,
    });
    const letter = ADDED_KIND_WORDS[kind];
    await appendOversightEntry(
      scope,
      "letter.words-set",
      {},
      { kind, letter, before, after: text },
    );
  });
}
