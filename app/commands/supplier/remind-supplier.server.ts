import { eq } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { findReminderProblem, type ReminderProblem } from "#app/domain/supplier/reminder.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { getSupplier, listSupplierRequests } from "#app/queries/supplier/detail.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { requests } from "#db/schema/request.ts";

export type ReminderRefusal = "not-found" | "not-joined" | "address-returned" | ReminderProblem;
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
    const [supplier, open, all, isReturned] = await Promise.all([
      getSupplier(scope, supplierId),
      listSupplierRequests(scope, supplierId),
      listSupplierReaders(scope, supplierId),
      findReturned(scope),
    ]);
    const readers = all.filter(({ email }) => !isReturned(email));
    const request = open.find((one) => one.id === requestId);
    if (!supplier || !request) return { ok: false, reason: "not-found" };
    const problem = findReminderProblem(request, actor.at, actor.timeZone);
    if (problem) return { ok: false, reason: problem };
    const { organizationId } = supplier;
    if (!organizationId || all.length === 0) return { ok: false, reason: "not-joined" };
    if (readers.length === 0) return { ok: false, reason: "address-returned" };
    for (const to of readers)
      await sendLetter(scope.tx, {
        kind: "request-reminder",
        organizationId: actor.organizationId,
        to,
        about: { supplierId, requestId },
        facts: {
          link: { path: paths.subcontractor.request(organizationId, requestId) },
          primeName: actor.organizationName,
          subcontractNumber: request.subcontractNumber,
          subcontractTitle: request.subcontractTitle,
          asked: whatIsAsked(request),
          required: request.required,
          dueOn: request.dueOn,
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
