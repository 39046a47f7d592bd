import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Renews } from "#app/domain/renewal/lapse.ts";
import type { RenewalChoice } from "#app/domain/renewal/renewal-form.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import {
  type AskedNow,
  planRenewals,
  renewalFacts,
  shownRenewals,
} from "#app/queries/renewal/plan.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { requests } from "#db/schema/request.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Asked = { dueOn: CalendarDate; message: string };
type Outcome = { ok: true; asked: number; skipped: number } | Stale;

/**
 * Ask some suppliers to show anew what lapses: each gets a request of its own in answer to what was
 * issued to it last, and one letter. What was accepted stays until what comes is accepted. Who was
 * asked already, or who cannot be asked, is passed over.
 */
export function askRenewals(
  actor: Actor,
  choice: RenewalChoice,
  { shown, ...asked }: Asked & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await lockSuppliers(
      scope,
      choice.suppliers.map(({ id }) => id),
    );
    const planned = await planRenewals(scope, choice);
    const supplierIds = planned.map(({ supplier }) => supplier.id);
    const stale = await findStale(scope, shown, shownRenewals(planned), { supplierIds });
    if (stale) return stale;
    let written = 0;
    for (const one of planned) {
      if (!one.about) continue;
      await askRenewalIn(scope, one, asked);
      written += 1;
    }
    return { ok: true, asked: written, skipped: planned.length - written };
  });
}

/**
 * Nobody else asks these meanwhile: a form sent twice must not ask anybody twice. Who writes of them with the
 * log in hand goes on: they would wait for each other.
 */
export async function lockSuppliers(scope: Scope, supplierIds: readonly string[]): Promise<void> {
  await holdLog(scope);
  await scope.tx
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(among(suppliers.id, supplierIds))
    .orderBy(suppliers.id)
    .for("no key update");
}

/**
 * Write that a supplier is asked to renew, inside an open transaction and without a letter: its caller
 * tells the supplier.
 *
 * @returns the id of the request.
 */
export async function recordRenewalIn(
  scope: Scope,
  { supplier, about, lapses, told, readers }: AskedNow,
  { dueOn, message, askedByName }: Asked & { askedByName: string },
): Promise<string> {
  const { tx, actor } = scope;
  const supplierId = supplier.id;
  const { flowdownId, subcontractId, contractId } = about;
  const primeId = actor.organizationId;
  const requestId = randomUUID();
  const renews: Renews = { askedByName, lapses };
  await tx.insert(requests).values({
    id: requestId,
    createdAt: actor.at,
    createdBy: actor.personId,
    kind: "renewal",
    primeId,
    supplierId,
    flowdownId,
    dueOn,
    message,
    renews,
  });
  await appendOversightEntry(
    scope,
    "renewal.asked",
    { supplierId, contractId, subcontractId },
    {
      requestId,
      flowdownId,
      dueOn,
      message,
      lapses,
      told,
      to: readers.map(({ email }) => email),
    },
  );
  return requestId;
}

/** Ask one supplier, inside an open transaction whose caller has locked it. */
export async function askRenewalIn(
  scope: Scope,
  planned: AskedNow,
  asked: Asked,
): Promise<{ requestId: string; letterIds: string[] }> {
  const { actor } = scope;
  const { supplier, readers } = planned;
  const requestId = await recordRenewalIn(scope, planned, {
    ...asked,
    askedByName: actor.personName,
  });
  const { id: supplierId, organizationId } = supplier;
  const letterIds: string[] = [];
  if (!organizationId) return { requestId, letterIds };
  const facts = renewalFacts(scope, planned, asked);
  for (const to of readers) {
    const letterId = await sendLetter(scope.tx, {
      kind: "renewal-asked",
      organizationId: actor.organizationId,
      to,
      about: { supplierId, requestId },
      facts: { ...facts, link: { path: paths.subcontractor.request(organizationId, requestId) } },
    });
    letterIds.push(letterId);
  }
  return { requestId, letterIds };
}
