import { sealCheckpoints } from "#app/commands/log/seal-checkpoint.server.ts";
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

/** The hourly round. */
export async function sweep(): Promise<void> {
  await sweepPostures(new Date());
  await keepPostureMonths(new Date());
  await readBounces(new Date());
  await countStuck(new Date());
  await sendReminders(new Date());
  await tellAuditors(new Date());
  await sendDigests(new Date());
  await sealCheckpoints(new Date());
  await enqueueUnwitnessed();
  await sweepSessions();
  await sweepTries();
  await asSystem((tx) => sweepPosts(tx, new Date()));
  await sweepKeptForms(new Date());
  await sweepSecurityEvents();
  await removeDisposed(new Date());
}
