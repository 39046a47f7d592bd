import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { issuedFacts } from "#app/queries/flowdown/issue-plan.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import type { IssuedNow } from "./issue-flowdown.server.ts";

/**
 * One letter to each reader of each supplier, however many of its subcontracts were issued.
 *
 * @param told.isAgain whether all of them were told before
 * @returns the letters of each supplier that was written to; who has not joined reads it in the invitation.
 */
export async function tellSuppliers(
  scope: Scope,
  issued: readonly IssuedNow[],
  told: { dueOn: CalendarDate; message: string; isAgain: boolean },
): Promise<Map<string, string[]>> {
  const { tx, actor } = scope;
  const bySupplier = new Map<string, IssuedNow[]>();
  for (const one of issued) {
    const { supplierId } = one.source;
    bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), one]);
  }
  const lettersOf = new Map<string, string[]>();
  for (const [supplierId, own] of bySupplier) {
    const organizationId = own[0]?.source.organizationId;
    if (!organizationId) continue;
    const readers = await listSupplierReaders(scope, supplierId);
    const facts = issuedFacts(scope, own, told);
    const letterIds: string[] = [];
    for (const contact of readers) {
      const letterId = await sendLetter(tx, {
        kind: "flowdowns-issued",
        organizationId: actor.organizationId,
        to: contact,
        about: { supplierId },
        facts: { ...facts, link: { path: paths.subcontractor.inbox(organizationId) } },
      });
      letterIds.push(letterId);
    }
    if (letterIds.length > 0) lettersOf.set(supplierId, letterIds);
  }
  return lettersOf;
}
