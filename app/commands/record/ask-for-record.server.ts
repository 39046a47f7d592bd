import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getEndOfDay } from "#app/queries/record/scope.server.ts";
import { type RecordRefusal, requestRecordAs } from "./request-record.server.ts";

type Outcome =
  | { ok: true; recordId: string; number: string }
  | { ok: false; reason: RecordRefusal | "yet-to-come" };

/**
 * Ask for a record by its two days, as a person does.
 *
 * @param days.knownOn as known at the end of that day where the prime is; absent: as known now.
 */
export function askForRecord(
  actor: Actor,
  subject: RecordSubject,
  { asOf, knownOn }: { asOf: CalendarDate; knownOn?: CalendarDate },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    if (knownOn && knownOn > actor.on) return { ok: false, reason: "yet-to-come" };
    const knownAt = knownOn && (await getEndOfDay(scope, knownOn));
    return requestRecordAs(scope, subject, { asOf, knownAt });
  });
}
