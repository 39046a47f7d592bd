import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { laterOf } from "#app/domain/kernel/calendar-date.ts";
import { fillAddition } from "#app/domain/letter/addition.ts";
import { linkUntil, type SupplierAsk } from "#app/domain/supplier/ask.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getAddition } from "#app/queries/letter/addition.server.ts";
import { requestDueDates } from "#db/schema/request.ts";
import { issueInvitation } from "./issue-invitation.server.ts";

type Invited = {
  contact: { email: string; name: string; title: string | null; contactId?: string };
  supplier: { id: string; legalName: string };
  ask: SupplierAsk;
  /** by when an answer is asked for, without a problem; null where nothing is asked */
  dueOn: CalendarDate | null;
  /** the invitation whose place it takes, which the caller has taken back */
  replacesId?: string;
};

/**
 * Write to somebody at a supplier what is asked of it and by when. What was due earlier is due on that
 * day from now on: nobody is late by a day that they were not told.
 */
export async function inviteSupplierIn(
  scope: Scope,
  { contact, supplier, ask, dueOn, replacesId }: Invited,
): Promise<{ invitationId: string }> {
  const { organizationName: primeName, personName: inviterName, on } = scope.actor;
  await tellDueDates(scope, supplier.id, ask, dueOn);
  const addition = await getAddition(scope, "supplier-invitation");
  return issueInvitation(scope, {
    kind: "supplier",
    role: "subcontractor-official",
    supplierId: supplier.id,
    replacesId,
    ...contact,
    dueOn,
    expiresOn: linkUntil(ask, dueOn, on),
    letter: (link, expiresOn) => ({
      kind: "supplier-invitation",
      facts: {
        link,
        primeName,
        inviterName,
        supplierName: supplier.legalName,
        expiresOn,
        asked: ask.asked,
        asks: ask.asks,
        dueOn: firstDue(ask, dueOn),
        addition: fillAddition(addition, {
          supplier: supplier.legalName,
          prime: primeName,
          sender: inviterName,
        }),
      },
    }),
  });
}

function firstDue({ requests }: SupplierAsk, dueOn: CalendarDate | null): CalendarDate | null {
  const days = requests.map((request) => (dueOn ? laterOf(request.dueOn, dueOn) : request.dueOn));
  return days.sort()[0] ?? null;
}

async function tellDueDates(
  { tx, actor }: Scope,
  supplierId: string,
  { requests }: SupplierAsk,
  dueOn: CalendarDate | null,
): Promise<void> {
  if (dueOn === null) return;
  const rows = requests
    .filter((request) => request.dueOn < dueOn)
    .map(({ id: requestId }) => ({
      createdAt: actor.at,
      primeId: actor.organizationId,
      supplierId,
      requestId,
      dueOn,
    }));
  if (rows.length > 0) await tx.insert(requestDueDates).values(rows);
}
