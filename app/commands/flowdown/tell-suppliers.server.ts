import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import type { IssuedNow } from "./issue-flowdown.server.ts";

/**
 * One letter to each reader of each supplier, however many of its subcontracts were issued.
 *
 * @param told.isAgain whether all of them were told before
 * @returns how many suppliers were written to; who has not joined reads it in the invitation.
 */
export async function tellSuppliers(
  scope: Scope,
  issued: readonly IssuedNow[],
  told: { dueOn: CalendarDate; isAgain: boolean },
): Promise<number> {
  const { tx, actor } = scope;
  const bySupplier = new Map<string, IssuedNow[]>();
  for (const one of issued) {
    const { supplierId } = one.source;
    bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), one]);
  }
  let suppliersTold = 0;
  for (const [supplierId, own] of bySupplier) {
    const organizationId = own[0]?.source.organizationId;
    if (!organizationId) continue;
    const readers = await listSupplierReaders(scope, supplierId);
    if (readers.length > 0) suppliersTold += 1;
    for (const contact of readers)
      await sendLetter(tx, {
        kind: "flowdowns-issued",
        organizationId: actor.organizationId,
        to: contact,
        about: { supplierId },
        facts: {
          ...told,
          link: { path: paths.subcontractor.inbox(organizationId) },
          primeName: actor.organizationName,
          contractTitle: [...new Set(own.map(({ source }) => source.shown.contractTitle))].join(
            ", ",
          ),
          subcontracts: own.map(({ source, required, ownTerms }) => ({
            number: source.shown.subcontractNumber,
            title: source.shown.subcontractTitle,
            required,
            asked: ownTerms?.required ?? null,
          })),
        },
      });
  }
  return suppliersTold;
}
