import { isDeepStrictEqual } from "node:util";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { QuietDays } from "#app/domain/reminder/quiet-days.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getQuietDays } from "#app/queries/reminder/settings.server.ts";
import { reminderQuietDays } from "#db/schema/reminder.ts";

/** Say on which days no reminders go out: they go out on the next working day. */
export function setQuietDays(
  actor: Actor,
  quiet: QuietDays,
): Promise<{ ok: true; isChanged: boolean }> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "reminders");
    const before = await getQuietDays(scope);
    if (isDeepStrictEqual(before, quiet)) return { ok: true, isChanged: false };
    await scope.tx.insert(reminderQuietDays).values({
      weekends: quiet.weekends,
      days: [...quiet.days],
      primeId: actor.organizationId,
      createdAt: actor.at,
      setBy: actor.personId,
      setByName: actor.personName,
    });
    await appendOversightEntry(scope, "reminders.quiet-days", {}, { before, after: quiet });
    return { ok: true, isChanged: true };
  });
}
