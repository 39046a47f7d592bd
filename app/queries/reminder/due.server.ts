import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { ExpirationKind } from "#app/domain/expiration/kinds.ts";
import { type Expiration, inOrder } from "#app/domain/expiration/list.ts";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import { type DueReminder, keyOfEnding } from "#app/domain/reminder/digest.ts";
import { findDueOccasion } from "#app/domain/reminder/occasion.ts";
import type { QuietDays } from "#app/domain/reminder/quiet-days.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { listAwaitedSuppliers } from "#app/queries/questionnaire/sent-list.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { questionnaireDecisions, questionnaireRequests } from "#db/schema/questionnaire.ts";
import { reminders } from "#db/schema/reminder.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import {
  listReminderRules,
  listSnoozes,
  type ReminderRule,
  type Snooze,
} from "./settings.server.ts";

/** Suppliers that are held with everything that ends of them at once. */
const SUPPLIERS_PER_PIECE = 1_000;

/** Everything that somebody is to be reminded of on the actor's day and was not: the soonest first. */
export async function listDueReminders(scope: Scope, quiet: QuietDays): Promise<DueReminder[]> {
  const [rules, snoozes, supplierIds] = await Promise.all([
    listReminderRules(scope),
    listSnoozes(scope),
    listFollowedSuppliers(scope),
  ]);
  // What ends with a contract comes up with each supplier under it, and is due once.
  const due = new Map<string, DueReminder>();
  for (let start = 0; start < supplierIds.length; start += SUPPLIERS_PER_PIECE) {
    const piece = supplierIds.slice(start, start + SUPPLIERS_PER_PIECE);
    for (const one of await listDueOf(scope, piece, { rules, snoozes, quiet }))
      due.set(keyOfEnding(one.expiration), one);
  }
  return [...due.values()].sort((a, b) => inOrder(a.expiration, b.expiration));
}

type Settings = {
  rules: readonly ReminderRule[];
  snoozes: ReadonlyMap<string, Snooze>;
  quiet: QuietDays;
};

async function listDueOf(
  scope: Scope,
  supplierIds: readonly string[],
  { rules, snoozes, quiet }: Settings,
): Promise<DueReminder[]> {
  const { on: today } = scope.actor;
  const [endings, told] = await Promise.all([
    listKnownEndings(scope, { supplierIds }),
    listTold(scope, supplierIds),
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

/** Those with a subcontract that is not closed, and those that a questionnaire waits for. */
async function listFollowedSuppliers(scope: Scope): Promise<string[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .selectDistinct({ id: subcontracts.supplierId })
    .from(subcontracts)
    .where(and(eq(subcontracts.primeId, actor.organizationId), ne(subcontracts.state, "closed")))
    .orderBy(subcontracts.supplierId);
  const awaited = await listAwaitedSuppliers(scope);
  return [...new Set([...rows.map(({ id }) => id), ...awaited])];
}

/** What was told before of some suppliers, and of what is no supplier's. */
async function listTold(
  { tx, actor }: Scope,
  supplierIds: readonly string[],
): Promise<Map<string, number[]>> {
  const rows = await tx
    .select({
      kind: reminders.kind,
      id: reminders.subjectId,
      on: reminders.endsOn,
      daysBefore: reminders.daysBefore,
    })
    .from(reminders)
    .where(
      and(
        eq(reminders.primeId, actor.organizationId),
        or(isNull(reminders.supplierId), among(reminders.supplierId, supplierIds)),
      ),
    );
  const told = new Map<string, number[]>();
  for (const [key, own] of groupBy(rows, keyOfEnding))
    told.set(
      key,
      own.map(({ daysBefore }) => daysBefore),
    );
  return told;
}

/**
 * Since when an answer or a questionnaire is asked for, or asked for again: on that day nobody is reminded
 * of it.
 */
async function listAskedOn(
  { tx, actor }: Scope,
  endings: readonly Expiration[],
): Promise<Map<string, CalendarDate>> {
  const idsOf = (due: ExpirationKind) =>
    endings.filter(({ kind }) => kind === due).map(({ id }) => id);
  const [asked, sent] = await Promise.all([
    tx
      .select({ id: requests.id, createdAt: requests.createdAt })
      .from(requests)
      .where(among(requests.id, idsOf("answer-due"))),
    tx
      .select({
        id: questionnaireRequests.id,
        createdAt: sql`greatest(${questionnaireRequests.createdAt}, (
          select max(${questionnaireDecisions.decidedAt}) from ${questionnaireDecisions}
          where ${questionnaireDecisions.requestId} = ${questionnaireRequests.id}))`.mapWith(
          questionnaireRequests.createdAt,
        ),
      })
      .from(questionnaireRequests)
      .where(among(questionnaireRequests.id, idsOf("questionnaire-due"))),
  ]);
  return new Map(
    [...asked, ...sent].map(({ id, createdAt }) => [id, calendarDateOf(createdAt, actor.timeZone)]),
  );
}
