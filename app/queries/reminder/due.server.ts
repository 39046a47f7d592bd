import { eq } from "drizzle-orm";
import type { Expiration } from "#app/domain/expiration/list.ts";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { type DueReminder, keyOfEnding } from "#app/domain/reminder/digest.ts";
import { findDueOccasion } from "#app/domain/reminder/occasion.ts";
import type { QuietDays } from "#app/domain/reminder/quiet-days.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { reminders } from "#db/schema/reminder.ts";
import { requests } from "#db/schema/request.ts";
import { listReminderRules, listSnoozes } from "./settings.server.ts";

/** Everything that somebody is to be reminded of on the actor's day and was not. */
export async function listDueReminders(scope: Scope, quiet: QuietDays): Promise<DueReminder[]> {
  const { on: today } = scope.actor;
  const [endings, rules, snoozes, told] = await Promise.all([
    listKnownEndings(scope, {}),
    listReminderRules(scope),
    listSnoozes(scope),
    listTold(scope),
  ]);
  const since = await listAskedOn(scope, endings);
  return endings.flatMap((expiration) => {
    const rule = rules.find(({ kind }) => kind === expiration.kind);
    if (!rule) return [];
    const key = keyOfEnding(expiration);
    const reminded = {
      endsOn: expiration.on,
      since: since.get(expiration.id) ?? null,
      cadence: rule.cadence,
      setOn: rule.setOn ?? today,
      told: told.get(key) ?? [],
      snoozedUntil: snoozes.get(key)?.until ?? null,
    };
    const occasion = findDueOccasion(reminded, today, quiet);
    return occasion ? [{ expiration, daysBefore: occasion.daysBefore }] : [];
  });
}

async function listTold({ tx, actor }: Scope): Promise<Map<string, number[]>> {
  const rows = await tx
    .select({
      kind: reminders.kind,
      id: reminders.subjectId,
      on: reminders.endsOn,
      daysBefore: reminders.daysBefore,
    })
    .from(reminders)
    .where(eq(reminders.primeId, actor.organizationId));
  const told = new Map<string, number[]>();
  for (const { daysBefore, ...ending } of rows) {
    const key = keyOfEnding(ending);
    told.set(key, [...(told.get(key) ?? []), daysBefore]);
  }
  return told;
}

/** Since when an answer is asked for: on that day nobody is reminded of it. */
async function listAskedOn(
  { tx, actor }: Scope,
  endings: readonly Expiration[],
): Promise<Map<string, CalendarDate>> {
  const ids = endings.filter(({ kind }) => kind === "answer-due").map(({ id }) => id);
  const rows = await tx
    .select({ id: requests.id, createdAt: requests.createdAt })
    .from(requests)
    .where(among(requests.id, ids));
  return new Map(rows.map(({ id, createdAt }) => [id, calendarDateOf(createdAt, actor.timeZone)]));
}
