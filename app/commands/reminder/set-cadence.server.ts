import { isDeepStrictEqual } from "node:util";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { EXPIRATION_WORDS, type ExpirationKind } from "#app/domain/expiration/kinds.ts";
import type { Cadence } from "#app/domain/reminder/cadence.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listReminderRules } from "#app/queries/reminder/settings.server.ts";
import { reminderRules } from "#db/schema/reminder.ts";

/** Say when reminders of a kind go out. What was due before today is not caught up with. */
export function setCadence(
  actor: Actor,
  kind: ExpirationKind,
  cadence: Cadence,
): Promise<{ ok: true; isChanged: boolean }> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "reminders");
    const former = (await listReminderRules(scope)).find((rule) => rule.kind === kind);
    if (former && isDeepStrictEqual(former.cadence, cadence)) return { ok: true, isChanged: false };
    await scope.tx.insert(reminderRules).values({
      kind,
      ...cadence,
      daysBefore: [...cadence.daysBefore],
      primeId: actor.organizationId,
      createdAt: actor.at,
      setBy: actor.personId,
      setByName: actor.personName,
    });
    await appendOversightEntry(
      scope,
      "reminders.changed",
      {},
      {
        kind,
        about: EXPIRATION_WORDS[kind],
        before: former?.cadence ?? null,
        after: cadence,
      },
    );
    return { ok: true, isChanged: true };
  });
}
