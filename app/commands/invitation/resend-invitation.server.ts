import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getSupplierAsk } from "#app/queries/supplier-ask.server.ts";
import { getSupplier } from "#app/queries/supplier-detail.server.ts";
import { issueInvitation } from "./issue-invitation.server.ts";
import { takeBack } from "./revoke-invitation.server.ts";

type Outcome = { ok: true; invitationId: string } | { ok: false; reason: "quota" | "not-open" };

/** Send a supplier's invitation again: a new link, and the earlier one opens nothing any more. */
export function resendInvitation(actor: Actor, invitationId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "invitations");
    if (!isWithin) return { ok: false, reason: "quota" };
    const former = await takeBack(scope, "supplier", invitationId);
    const supplier = former?.supplierId ? await getSupplier(scope, former.supplierId) : null;
    if (!former || !supplier) return { ok: false, reason: "not-open" };
    const ask = await getSupplierAsk(scope, supplier.id);
    const { kind, role, email, name, title, contactId } = former;
    const sent = await issueInvitation(scope, {
      ...{ kind, role, email, name, title, supplierId: supplier.id, replacesId: former.id },
      contactId: contactId ?? undefined,
      letter: (link, expiresOn) => ({
        kind: "supplier-invitation",
        facts: {
          ...{ link, expiresOn, supplierName: supplier.legalName, ...ask },
          primeName: actor.organizationName,
          inviterName: actor.personName,
        },
      }),
    });
    return { ok: true, ...sent };
  });
}
