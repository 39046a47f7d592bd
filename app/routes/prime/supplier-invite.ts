import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { inviteSuppliers } from "#app/commands/invitation/invite-contact.server.ts";
import { ChosenSuppliersForm } from "#app/domain/supplier/supplier-form.ts";
import { paths } from "#app/paths.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** Invite the contacts of the suppliers chosen in the list. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const form = await readForm(request, ChosenSuppliersForm);
  const chosen = form.ok ? form.value.supplierId : [];
  const { invited, skipped, isQuotaReached } = await inviteSuppliers(actor, chosen);
  const list = paths.prime.suppliers(actor.organizationId);
  const problem = isQuotaReached ? "&problem=quota" : "";
  return redirect(`${list}?invited=${invited}&skipped=${skipped}${problem}`, 303);
}

/** The address of the form alone shows the list. */
export async function loader({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  return redirect(paths.prime.suppliers(actor.organizationId));
}
