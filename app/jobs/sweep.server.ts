import { sealCheckpoints } from "#app/commands/log/seal-checkpoint.server.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { sweepPosts } from "#app/platform/form-post.server.ts";
import { sweepKeptForms } from "#app/platform/kept-form.server.ts";
import { sweepTries } from "#app/platform/rate-limit.server.ts";
import { sweepSecurityEvents } from "#app/platform/security-log.server.ts";
import { sweepSessions } from "#app/platform/session.server.ts";
import { countStuck } from "./count-stuck.server.ts";
import { keepPostureMonths } from "./keep-posture-months.server.ts";
import { readBounces } from "./read-bounces.server.ts";
import { removeDisposed } from "./remove-disposed.server.ts";
import { sendDigests } from "./send-digests.server.ts";
import { sendReminders } from "./send-reminders.server.ts";
import { sweepPostures } from "./sweep-postures.server.ts";
import { tellAuditors } from "./tell-auditors.server.ts";
import { enqueueUnwitnessed } from "./witness-checkpoints.server.ts";

/** What the hour brings, in its order. */
const STEPS: readonly (() => Promise<unknown>)[] = [
  () => sweepPostures(new Date()),
  () => keepPostureMonths(new Date()),
  () => readBounces(new Date()),
  () => countStuck(new Date()),
  () => sendReminders(new Date()),
  () => tellAuditors(new Date()),
  () => sendDigests(new Date()),
  () => sealCheckpoints(new Date()),
  enqueueUnwitnessed,
  sweepSessions,
  sweepTries,
  () => asSystem((tx) => sweepPosts(tx, new Date())),
  () => sweepKeptForms(new Date()),
  sweepSecurityEvents,
  () => removeDisposed(new Date()),
];

/**
 * The hourly round. A step that fails keeps none of the others from its turn: a mailbox that cannot be
 * read costs nobody a reminder.
 *
 * @throws when any failed; the queue then makes the round again, and what was done is not done twice.
 */
export async function sweep(): Promise<void> {
  await forEachApart(STEPS, (step) => step());
}
