import { inArray, sql } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { isQuiet } from "#app/domain/reminder/quiet-days.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { type DueDigest, listDueDigests } from "#app/queries/notification/digest.server.ts";
import { getQuietDays } from "#app/queries/reminder/settings.server.ts";
import { notificationDigests, notifications } from "#db/schema/notification.ts";

/**
 * The digests of an organization's people on a day: one letter a person, and what it tells marked in
 * this transaction, so that none is sent twice however often and by whomever this is run.
 *
 * @param scope of the system role.
 * @returns how many letters; none on a quiet day.
 */
export async function sendDigestsIn(scope: Scope): Promise<number> {
  const { tx, actor } = scope;
  await tx.execute(sql`select set_config('flowdown.organization', ${actor.organizationId}, true)`);
  if (isQuiet(actor.on, await getQuietDays(scope))) return 0;
  let sent = 0;
  for (const digest of await listDueDigests(scope)) if (await sendOne(scope, digest)) sent += 1;
  return sent;
}

/** Whether this is the one that sends it: another waits here, and finds it sent. */
async function sendOne({ tx, actor }: Scope, digest: DueDigest): Promise<boolean> {
  const { personId, side, auditId, email, name, items } = digest;
  const { organizationId, organizationName, on, at } = actor;
  const taken = await tx
    .insert(notificationDigests)
    .values({ organizationId, personId, side, auditId, on, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: notificationDigests.id });
  if (taken.length === 0) return false;
  await sendLetter(tx, {
    kind: "notification-digest",
    organizationId,
    to: { email, name },
    facts: {
      link: { path: paths[side].notifications(digest.place) },
      organizationName,
      items: items.map(({ text, on: toldOn }) => ({ text, on: toldOn })),
    },
  });
  const ids = items.map(({ id }) => id);
  await tx.update(notifications).set({ digestedAt: at }).where(inArray(notifications.id, ids));
  return true;
}
