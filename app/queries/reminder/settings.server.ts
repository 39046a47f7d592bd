import { desc, eq } from "drizzle-orm";
import type { ExpirationKind } from "#app/domain/expiration/kinds.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOf,
} from "#app/domain/kernel/calendar-date.ts";
import { type Cadence, defaultCadence, REMINDED_KINDS } from "#app/domain/reminder/cadence.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import { DEFAULT_QUIET, type QuietDays } from "#app/domain/reminder/quiet-days.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { reminderQuietDays, reminderRules, reminderSnoozes } from "#db/schema/reminder.ts";

/** The cadence of one kind, as it holds. */
export type ReminderRule = {
  kind: ExpirationKind;
  cadence: Cadence;
  /** since when; null before the first round, while the default waits for it */
  setOn: CalendarDate | null;
  /** who set it; null: nobody, it is the default */
  setByName: string | null;
};

/** The cadence of every kind, the default where nobody set another. */
export async function listReminderRules({ tx, actor }: Scope): Promise<ReminderRule[]> {
  const rows = await tx
    .selectDistinctOn([reminderRules.kind])
    .from(reminderRules)
    .where(eq(reminderRules.primeId, actor.organizationId))
    .orderBy(reminderRules.kind, desc(reminderRules.createdAt), desc(reminderRules.id));
  const byKind = new Map(rows.map((row) => [row.kind, row]));
  return REMINDED_KINDS.map((kind) => {
    const row = byKind.get(kind);
    if (!row) return { kind, cadence: defaultCadence(kind), setOn: null, setByName: null };
    const { isOn, daysBefore, weeklyWhenOver, officialFrom, ownerFrom, asksRenewal } = row;
    return {
      kind,
      cadence: { isOn, daysBefore, weeklyWhenOver, officialFrom, ownerFrom, asksRenewal },
      setOn: calendarDateOf(row.createdAt, actor.timeZone),
      setByName: row.setBy && row.setByName,
    };
  });
}

/** The cadence of one kind. */
export async function getCadence(scope: Scope, kind: ExpirationKind): Promise<Cadence> {
  const rules = await listReminderRules(scope);
  return rules.find((rule) => rule.kind === kind)?.cadence ?? defaultCadence(kind);
}

/** The days on which no reminders go out. */
export async function getQuietDays({ tx, actor }: Scope): Promise<QuietDays> {
  const [row] = await tx
    .select({ weekends: reminderQuietDays.weekends, days: reminderQuietDays.days })
    .from(reminderQuietDays)
    .where(eq(reminderQuietDays.primeId, actor.organizationId))
    .orderBy(desc(reminderQuietDays.createdAt), desc(reminderQuietDays.id))
    .limit(1);
  return row ? { weekends: row.weekends, days: row.days.map(calendarDate) } : DEFAULT_QUIET;
}

/** That nobody is reminded of something until a day. */
export type Snooze = { until: CalendarDate; reason: string; byName: string };

/** What is snoozed beyond the actor's day, by the end it is about. @see keyOfEnding */
export async function listSnoozes({ tx, actor }: Scope): Promise<Map<string, Snooze>> {
  const { kind, subjectId, endsOn } = reminderSnoozes;
  const rows = await tx
    .selectDistinctOn([kind, subjectId, endsOn])
    .from(reminderSnoozes)
    .where(eq(reminderSnoozes.primeId, actor.organizationId))
    .orderBy(kind, subjectId, endsOn, desc(reminderSnoozes.createdAt), desc(reminderSnoozes.id));
  return new Map(
    rows
      .filter(({ until }) => until > actor.on)
      .map((row) => [
        keyOfEnding({ kind: row.kind, id: row.subjectId, on: row.endsOn }),
        { until: calendarDate(row.until), reason: row.reason, byName: row.setByName },
      ]),
  );
}
