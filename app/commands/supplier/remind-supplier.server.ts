import { eq } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { planReminder, type ReminderRefusal } from "#app/queries/request/reminder-letter.server.ts";
import { requests } from "#db/schema/request.ts";

type Outcome = { ok: true; letters: number } | { ok: false; reason: ReminderRefusal };

/** Remind a supplier of a request that it has not answered; once a day at the most. */
export function remindSupplier(
  actor: Actor,
  supplierId: string,
  requestId: string,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    // A form sent twice must not write twice: the second one waits here and finds the reminder.
    await scope.tx
      .select({ id: requests.id })
      .from(requests)
      .where(eq(requests.id, requestId))
      .for("update");
    const plan = await planReminder(scope, { supplierId, requestId });
    if (!plan.ok) return plan;
    const { organizationId, request, to: readers, facts } = plan.planned;
    for (const to of readers)
      await sendLetter(scope.tx, {
        kind: "request-reminder",
        organizationId: actor.organizationId,
        to,
        about: { supplierId, requestId },
        facts: {
          ...facts,
          link: { path: paths.subcontractor.request(organizationId, requestId) },
        },
      });
    const { contractId, subcontractId, dueOn } = request;
    await appendOversightEntry(
      scope,
      "request.reminded",
      { supplierId, contractId, subcontractId },
      { requestId, dueOn, to: readers.map((reader) => reader.email) },
    );
    return { ok: true, letters: readers.length };
  });
}
