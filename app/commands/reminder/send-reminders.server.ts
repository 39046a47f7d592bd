import { sql } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import {
  appendOversightEntries,
  type OversightEntry,
} from "#app/commands/log/append-entry.server.ts";
import { recordRenewalIn } from "#app/commands/renewal/ask-renewals.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import { fillAddition } from "#app/domain/letter/addition.ts";
import { type Cadence, defaultCadence } from "#app/domain/reminder/cadence.ts";
import {
  type Digest,
  type DueReminder,
  groupDigests,
  keyOfEnding,
  sayLeft,
  sayToSupplier,
} from "#app/domain/reminder/digest.ts";
import { isQuiet } from "#app/domain/reminder/quiet-days.ts";
import { findAsked } from "#app/domain/renewal/asked.ts";
import { dueByCadence } from "#app/domain/renewal/decide.ts";
import { isRenewable } from "#app/domain/renewal/lapse.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getAddition } from "#app/queries/letter/addition.server.ts";
import { listDueReminders } from "#app/queries/reminder/due.server.ts";
import { findAddressees } from "#app/queries/reminder/recipients.server.ts";
import { getQuietDays, listReminderRules } from "#app/queries/reminder/settings.server.ts";
import { listAskedRenewals } from "#app/queries/renewal/asked.server.ts";
import { planRenewals } from "#app/queries/renewal/plan.server.ts";
import { reminderRounds, reminderRules, reminders } from "#db/schema/reminder.ts";

/**
 * A prime's reminders of a day: one letter for each person, and each occasion written down with its
 * letters in this transaction, so that none is sent twice however often and by whomever this is run.
 * What lapses is asked for by itself where its cadence says so.
 *
 * @param scope of the system role.
 * @returns how many occasions and letters; none on a quiet day, and none when the round was made.
 */
export async function sendRemindersIn(
  scope: Scope,
): Promise<{ occasions: number; letters: number }> {
  const { tx, actor } = scope;
  await tx.execute(sql`select set_config('flowdown.organization', ${actor.organizationId}, true)`);
  const quiet = await getQuietDays(scope);
  if (isQuiet(actor.on, quiet) || !(await takeRound(scope))) return { occasions: 0, letters: 0 };
  await writeDefaults(scope);
  const due = await listDueReminders(scope, quiet);
  if (due.length === 0) return { occasions: 0, letters: 0 };
  const rules = await listReminderRules(scope);
  const cadenceOf = ({ expiration: { kind } }: DueReminder) =>
    rules.find((rule) => rule.kind === kind)?.cadence ?? defaultCadence(kind);
  await askByItself(
    scope,
    due.filter((one) => cadenceOf(one).asksRenewal),
  );
  return writeLetters(scope, due, cadenceOf);
}

/** Whether this is the one that makes the round of the day: another waits here, and finds it made. */
async function takeRound({ tx, actor }: Scope): Promise<boolean> {
  const { organizationId: primeId, on, at } = actor;
  const taken = await tx
    .insert(reminderRounds)
    .values({ primeId, on, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: reminderRounds.id });
  return taken.length > 0;
}

/** From now on the defaults hold, where nobody set anything: what was due before is not sent. */
async function writeDefaults(scope: Scope): Promise<void> {
  const { tx, actor } = scope;
  const unset = (await listReminderRules(scope)).filter(({ setOn }) => setOn === null);
  if (unset.length === 0) return;
  await tx.insert(reminderRules).values(
    unset.map(({ kind, cadence: { daysBefore, ...cadence } }) => ({
      kind,
      ...cadence,
      daysBefore: [...daysBefore],
      primeId: actor.organizationId,
      createdAt: actor.at,
      setBy: null,
      setByName: actor.personName,
    })),
  );
}

/** Ask for the renewal of what lapses; who was asked already, or cannot be, is passed over. */
async function askByItself(scope: Scope, due: readonly DueReminder[]): Promise<void> {
  const chosen = new Map<
    string,
    { kind: (typeof due)[number]["expiration"]["kind"]; id: string }[]
  >();
  for (const { expiration } of due)
    if (expiration.supplier)
      chosen.set(expiration.supplier.id, [
        ...(chosen.get(expiration.supplier.id) ?? []),
        expiration,
      ]);
  const suppliers = [...chosen].map(([id, own]) => ({
    id,
    chosen: own.flatMap(({ kind, id: fact }) => (isRenewable(kind) ? [{ kind, id: fact }] : [])),
  }));
  const { on, organizationName } = scope.actor;
  for (const planned of await planRenewals(scope, { suppliers }))
    if (planned.about)
      await recordRenewalIn(scope, planned, {
        dueOn: dueByCadence(planned.lapses, on),
        message: "",
        askedByName: organizationName,
      });
}

async function writeLetters(
  scope: Scope,
  due: readonly DueReminder[],
  cadenceOf: (due: DueReminder) => Cadence,
): Promise<{ occasions: number; letters: number }> {
  const { tx, actor } = scope;
  const addressees = await findAddressees(scope, due);
  const digests = groupDigests(
    due.map((one) => ({ due: one, to: addressees(one, cadenceOf(one)) })),
  );
  const [requestOf, addition] = await Promise.all([
    findRequests(scope, due),
    getAddition(scope, "reminders"),
  ]);
  const lettersOf = new Map<DueReminder, string[]>();
  const told: OversightEntry[] = [];
  for (const digest of digests) {
    const letterId = await writeLetter(scope, digest, requestOf, addition);
    told.push(entryOf(scope, digest, letterId));
    for (const one of digest.due) lettersOf.set(one, [...(lettersOf.get(one) ?? []), letterId]);
  }
  const rows = [...lettersOf].map(([{ expiration, daysBefore }, letterIds]) => ({
    primeId: actor.organizationId,
    createdAt: actor.at,
    sentOn: actor.on,
    kind: expiration.kind,
    subjectId: expiration.id,
    endsOn: expiration.on,
    daysBefore,
    supplierId: expiration.supplier?.id ?? null,
    letterIds,
  }));
  if (rows.length > 0) await tx.insert(reminders).values(rows);
  await appendOversightEntries(scope, told);
  return { occasions: rows.length, letters: digests.length };
}

/** A request in which something is to be answered. */
type AskedIn = { requestId: string; dueOn: CalendarDate };

/** The one of something, where there is one. */
async function findRequests(
  scope: Scope,
  due: readonly DueReminder[],
): Promise<(due: DueReminder) => AskedIn | null> {
  const supplierIds = due.flatMap(({ expiration }) => expiration.supplier?.id ?? []);
  const asked = await listAskedRenewals(scope, [...new Set(supplierIds)]);
  const openOf = groupBy(
    asked.filter(({ answeredOn }) => answeredOn === null),
    ({ supplierId }) => supplierId,
  );
  return ({ expiration }) => {
    const { kind, id, on, supplier } = expiration;
    if (kind === "answer-due") return { requestId: id, dueOn: on };
    if (!supplier) return null;
    const open = openOf.get(supplier.id) ?? [];
    return findAsked(open, { ...expiration, supplierId: supplier.id });
  };
}

function writeLetter(
  { tx, actor }: Scope,
  { to, due }: Digest,
  requestOf: (due: DueReminder) => AskedIn | null,
  addition: string,
): Promise<string> {
  const { organizationId, organizationName: primeName, on: today } = actor;
  const itemOf = ({ expiration }: DueReminder) => ({
    key: keyOfEnding(expiration),
    on: expiration.on,
    left: sayLeft(expiration.on, today),
    isOverdue: expiration.on < today,
  });
  if (to.side === "prime")
    return sendLetter(tx, {
      kind: "owner-reminders",
      organizationId,
      to,
      facts: {
        link: { path: paths.prime.expirations(organizationId) },
        primeName,
        items: due.map((one) => ({
          ...itemOf(one),
          text: one.expiration.meaning,
          supplierName: one.expiration.supplier?.name ?? null,
        })),
      },
    });
  const asked = due.map(requestOf);
  const [first] = asked;
  const only = first && asked.every((one) => one?.requestId === first.requestId) ? first : null;
  return sendLetter(tx, {
    kind: "reminders",
    organizationId,
    to,
    about: { supplierId: to.supplierId, ...(only && { requestId: only.requestId }) },
    facts: {
      link: {
        path: only
          ? paths.subcontractor.request(to.organizationId, only.requestId)
          : paths.subcontractor.inbox(to.organizationId),
      },
      primeName,
      items: due.map((one) => ({ ...itemOf(one), text: sayToSupplier(one.expiration, today) })),
      dueOn: only?.dueOn ?? null,
      addition: fillAddition(addition, {
        supplier: due[0]?.expiration.supplier?.name ?? "",
        prime: primeName,
      }),
    },
  });
}

function entryOf({ actor }: Scope, { to, due }: Digest, letterId: string): OversightEntry {
  const { email, name, side } = to;
  return {
    action: "reminders.sent",
    subject: to.side === "supplier" ? { supplierId: to.supplierId } : {},
    detail: {
      letterId,
      side,
      email,
      name,
      items: due.map(({ expiration, daysBefore }) => ({
        kind: expiration.kind,
        id: expiration.id,
        on: expiration.on,
        daysBefore,
        text: side === "supplier" ? sayToSupplier(expiration, actor.on) : expiration.meaning,
      })),
    },
  };
}
