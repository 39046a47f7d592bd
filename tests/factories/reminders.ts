import { desc, eq } from "drizzle-orm";
import { Logger, type Runner, run } from "graphile-worker";
import postgres from "postgres";
import { sendRemindersIn } from "#app/commands/reminder/send-reminders.server.ts";
import { setCadence } from "#app/commands/reminder/set-cadence.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { snoozeReminder } from "#app/commands/reminder/snooze-reminder.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { addDays, calendarDateOf, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { defaultCadence } from "#app/domain/reminder/cadence.ts";
import { deliverLetter } from "#app/jobs/deliver-letter.server.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { roleUrl } from "#app/platform/db-roles.server.ts";
import { env } from "#app/platform/env.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { requests } from "#db/schema/request.ts";
import type { TestActor, TestOrganization } from "./people.ts";
import { assessmentOf, makeSubmission } from "./statement.ts";
import type { TestSupplier } from "./supply-chain.ts";

const POLL_MS = 20;
const WORKER_POLL_MS = 1000;

/** The same person at another instant. */
export function actingAt(actor: TestActor, at: Date): TestActor {
  return { ...actor, at, on: calendarDateOf(at, actor.timeZone) };
}

/**
 * Everything that is kept about reminders, once: days without any, something snoozed, and a round in
 * which the prime's own people are reminded that a contract ends.
 */
export async function fillReminders(manager: TestActor, prime: TestOrganization): Promise<void> {
  await setQuietDays(manager, { weekends: false, days: [] });
  const endings = await asActor(manager, (scope) => listKnownEndings(scope, {}));
  const option = endings.find(({ kind }) => kind === "option-to-exercise");
  const contract = endings.find(({ kind }) => kind === "contract-ends");
  if (!option || !contract) throw new Error("nothing ends");
  const until = addDays(manager.on, 5);
  const snoozed = await snoozeReminder(manager, option, { until, reason: "It is on its way." });
  if (!snoozed.ok) throw new Error(snoozed.reason);
  await setCadence(manager, "contract-ends", {
    ...defaultCadence("contract-ends"),
    daysBefore: [daysBetween(manager.on, contract.on)],
  });
  const actor = systemActor({ ...prime, timeZone: "UTC" }, manager.at);
  const round = await asSystem((tx) => sendRemindersIn({ tx, actor }), { at: manager.at });
  if (round.occasions === 0) throw new Error("nobody was reminded");
}

type Answering = {
  manager: TestActor;
  official: TestActor;
  supplier: TestSupplier;
  systemLineageId: string;
};

/**
 * Answer the latest request of a supplier with an assessment of `daysAgo`, affirmed on its day, and
 * have it accepted.
 */
export async function answerWith(
  { manager, official, supplier, systemLineageId }: Answering,
  daysAgo: number,
): Promise<void> {
  const [asked] = await asSystem((tx) =>
    tx
      .select({ id: requests.id })
      .from(requests)
      .where(eq(requests.supplierId, supplier.id))
      .orderBy(desc(requests.createdAt))
      .limit(1),
  );
  if (!asked) throw new Error("nothing is asked");
  const statusDate = addDays(manager.on, -daysAgo);
  const { submissionId } = await makeSubmission(
    { manager, official, supplier, requestId: asked.id },
    assessmentOf(supplier, { statusDate, systemLineageId }),
  );
  const accepted = await acceptSubmission(manager, supplier.id, submissionId, {
    method: "certificate",
    note: "",
  });
  if (!accepted.ok) throw new Error(accepted.reason);
}

/** Two workers on the queue that deliver letters by a clock of the test's. */
export async function startDelivery(now: () => Date) {
  const { databaseUrl, appSecret } = env();
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const runners: Runner[] = [];
  for (let worker = 0; worker < 2; worker += 1)
    runners.push(
      await run({
        connectionString: roleUrl(databaseUrl, "flowdown_queue", appSecret),
        taskList: { "deliver-letter": (payload) => deliverLetter(payload, now()) },
        logger: new Logger(() => () => {}),
        concurrency: 4,
        pollInterval: WORKER_POLL_MS,
        noHandleSignals: true,
        crontab: "",
      }),
    );
  return {
    /** Wait until every letter went out; what failed is tried again at once, and not by its pauses. */
    async drain(): Promise<void> {
      for (;;) {
        const [left] = await owner<{ count: number }[]>`
          select count(*)::int as count from graphile_worker._private_jobs`;
        if (left?.count === 0) return;
        const again = await owner`update graphile_worker._private_jobs set run_at = now()
          where run_at > now() and locked_at is null`;
        if (again.count > 0)
          await owner`select pg_notify('jobs:insert', ${JSON.stringify({ count: again.count })})`;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    async stop(): Promise<void> {
      await Promise.all(runners.map((runner) => runner.stop()));
      await owner.end();
    },
  };
}
