import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { revokeInvitation } from "#app/commands/invitation/revoke-invitation.server.ts";
import { paths } from "#app/paths.ts";
import { findSupplierInvitation } from "#app/queries/supplier/contact.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readButton } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** Withdraw the invitation of a contact. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  await readButton(request);
  const supplierId = requireId(params, "supplierId");
  const invitationId = requireId(params, "invitationId");
  orNotFound(
    await reading(actor, (scope) => findSupplierInvitation(scope, supplierId, invitationId)),
  );
  const outcome = await revokeInvitation(actor, "supplier", invitationId);
  const supplier = paths.prime.supplier(actor.organizationId, supplierId);
  return redirect(
    `${supplier}${outcome.ok ? "?done=withdrawn" : `?problem=${outcome.reason}`}`,
    303,
  );
}

/** Only its form has this address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAccess(request, params, "portfolio:read");
  throw notFound();
}
