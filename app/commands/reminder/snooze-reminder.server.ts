import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { ExpirationKind } from "#app/domain/expiration/kinds.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { findEnding } from "#app/queries/reminder/ending.server.ts";
import { listSnoozes } from "#app/queries/reminder/settings.server.ts";
import { reminderSnoozes } from "#db/schema/reminder.ts";

type Ending = { kind: ExpirationKind; id: string; on: string };
type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/**
 * Remind nobody of something until a day, and keep why. On that day the newest reminder goes out;
 * the same said again is what was said.
 */
export function snoozeReminder(
  actor: Actor,
  { kind, id, on }: Ending,
  { until, reason }: { until: CalendarDate; reason: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "reminders");
    const ending = await findEnding(scope, { kind, id, on });
    if (!ending) return { ok: false, reason: "not-found" };
    const former = (await listSnoozes(scope)).get(keyOfEnding({ kind, id, on }));
    if (former?.until === until && former.reason === reason) return { ok: true };
    await scope.tx.insert(reminderSnoozes).values({
      kind,
      subjectId: id,
      endsOn: on,
      until,
      reason,
      primeId: actor.organizationId,
      createdAt: actor.at,
      setBy: actor.personId,
      setByName: actor.personName,
    });
    const { what, supplier, subcontract, contract } = ending;
    await appendOversightEntry(
      scope,
      "reminder.snoozed",
      {
        supplierId: supplier?.id ?? null,
        subcontractId: subcontract?.id ?? null,
        contractId: contract?.id ?? null,
      },
      { kind, id, on, what, until, reason },
    );
    return { ok: true };
  });
}
