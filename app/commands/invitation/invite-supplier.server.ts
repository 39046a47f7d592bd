import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { linkUntil, type SupplierAsk } from "#app/domain/supplier/ask.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { invitationFacts } from "#app/queries/invitation/plan.server.ts";
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
  /** what is added to the letter beside the words that the prime adds to each */
  message?: string;
};

/**
 * Write to somebody at a supplier what is asked of it and by when. What was due earlier is due on that
 * day from now on: nobody is late by a day that they were not told.
 */
export async function inviteSupplierIn(
  scope: Scope,
  { contact, supplier, ask, dueOn, replacesId, message = "" }: Invited,
): Promise<{ invitationId: string; letterId: string }> {
  await tellDueDates(scope, supplier.id, ask, dueOn);
  const facts = await invitationFacts(scope, { supplier, ask, dueOn, message });
  return issueInvitation(scope, {
    kind: "supplier",
    role: "subcontractor-official",
    supplierId: supplier.id,
    replacesId,
    ...contact,
    dueOn,
    expiresOn: linkUntil(ask, dueOn, scope.actor.on),
    letter: (link, expiresOn) => ({
      kind: "supplier-invitation",
      facts: { ...facts, link, expiresOn },
    }),
  });
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
