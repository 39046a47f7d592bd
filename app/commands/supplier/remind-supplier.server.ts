import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { planReminder, type ReminderRefusal } from "#app/queries/request/reminder-letter.server.ts";

type Outcome =
  | { ok: true; letters: number; letterIds: string[]; correctionIds: string[] }
  | { ok: false; reason: ReminderRefusal };

/**
 * Remind a supplier of a request that it has not answered, or of what was sent back; once a day at the most.
 *
 * @param said the facts of whose correction others of these letters remind already.
 */
export function remindSupplier(
  actor: Actor,
  supplierId: string,
  requestId: string,
  said?: ReadonlySet<string>,
): Promise<Outcome> {
  return asActor(actor, (scope) => remindSupplierIn(scope, { supplierId, requestId, said }));
}

/**
 * The same inside an open transaction.
 *
 * @param about.message what is added to the letter beside the words that the prime adds to each.
 */
export async function remindSupplierIn(
  scope: Scope,
  about: {
    supplierId: string;
    requestId: string;
    message?: string;
    said?: ReadonlySet<string>;
  },
): Promise<Outcome> {
  const { tx, actor } = scope;
  const { supplierId, requestId } = about;
  // A form sent twice must not write twice: the second one waits here and finds the reminder. It waits for the
  // log and for no row, because who reminds of several holds the log from the first of them on.
  await holdLog(scope);
  const plan = await planReminder(scope, about);
  if (!plan.ok) return plan;
  const { organizationId, request, to: readers, facts, correctionIds } = plan.planned;
  const letterIds: string[] = [];
  for (const to of readers) {
    const letterId = await sendLetter(tx, {
      kind: "request-reminder",
      organizationId: actor.organizationId,
      to,
      about: { supplierId, requestId },
      facts: {
        ...facts,
        link: { path: paths.subcontractor.request(organizationId, requestId) },
      },
    });
    letterIds.push(letterId);
  }
  const { contractId, subcontractId, dueOn } = request;
  await appendOversightEntry(
    scope,
    "request.reminded",
    { supplierId, contractId, subcontractId },
    {
      requestId,
      dueOn,
      to: readers.map((reader) => reader.email),
      ...(correctionIds.length > 0 && { corrections: correctionIds }),
    },
  );
  return { ok: true, letters: readers.length, letterIds, correctionIds };
}
