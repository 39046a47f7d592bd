import { and, eq } from "drizzle-orm";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findDueProblem, suggestDueOn } from "#app/domain/supplier/ask.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { getSupplierAsk } from "#app/queries/supplier/ask.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { inviteSupplierIn } from "./invite-supplier.server.ts";
import { takeBack } from "./revoke-invitation.server.ts";

type Outcome =
  | { ok: true; invitationId: string; letterId: string }
  | { ok: false; reason: "quota" | "not-open" }
  | { ok: false; reason: "due"; problem: string };

type Options = { dueOn?: CalendarDate | null };

/**
 * Send a supplier's invitation again: a new link with a due date of its own, and the earlier one opens
 * nothing any more. Refused, the earlier one stays as it is.
 *
 * @param options.dueOn by when; absent: as it would be suggested. @see suggestDueOn
 */
export function resendInvitation(
  actor: Actor,
  invitationId: string,
  options: Options = {},
): Promise<Outcome> {
  return asActor(actor, (scope) => resendInvitationIn(scope, invitationId, options));
}

/** The same inside an open transaction. */
export async function resendInvitationIn(
  scope: Scope,
  invitationId: string,
  options: Options = {},
): Promise<Outcome> {
  const { actor } = scope;
  const { isWithin } = await askQuota(scope, "invitations");
  if (!isWithin) return { ok: false, reason: "quota" };
  const supplier = await findSupplier(scope, invitationId);
  if (!supplier) return { ok: false, reason: "not-open" };
  const ask = await getSupplierAsk(scope, supplier.id);
  const { dueOn = suggestDueOn(ask, actor.on) } = options;
  const problem = findDueProblem(ask, dueOn, actor.on);
  if (problem) return { ok: false, reason: "due", problem };
  const former = await takeBack(scope, "supplier", invitationId);
  if (!former) return { ok: false, reason: "not-open" };
  const { email, name, title, contactId } = former;
  const contact = { email, name, title, contactId: contactId ?? undefined };
  const invited = { contact, supplier, ask, dueOn, replacesId: former.id };
  return { ok: true, ...(await inviteSupplierIn(scope, invited)) };
}

async function findSupplier(scope: Scope, invitationId: string) {
  const [row] = await scope.tx
    .select({ supplierId: invitations.supplierId })
    .from(invitations)
    .where(
      and(
        eq(invitations.id, invitationId),
        eq(invitations.organizationId, scope.actor.organizationId),
      ),
    );
  return row?.supplierId ? getSupplier(scope, row.supplierId) : null;
}
